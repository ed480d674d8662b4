"""Gives back the verbs that the parser took for nouns: "Acme stores your name", "we do store orders".

Many verbs of data flows are nouns as well ("store", "share", "process"). Where the rest of the sentence is built as if
the word were a verb, only its tag is put right; where it built the sentence without it, it is made the main verb.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract import cues
from kg.extract.syntax.tags import DETERMINERS, DO, PLURALS
from kg.extract.syntax.tokens import JOINS

if TYPE_CHECKING:
    from kg.extract.syntax.tokens import Changes, Parsed, Token

_NOMINAL = frozenset({"NN", "NNS", "NNP", "JJ", "JJR"})
_CLAUSES = frozenset({"ROOT", "relcl", "conj", "ccomp", "advcl"})
_FINITE = frozenset({"VBP", "MD"})
_PARTS = frozenset({"det", "poss", "amod", "compound", "nmod", "nummod"})
_KIND_REACH = 4
"""Tokens behind a verb among which the cookies stand that it sets."""
_ASIDE_ENDS = frozenset({",", ")"})
_WHEN = frozenset({"when", "whenever", "if", "once"})
_QUESTIONS = frozenset({"which", "what", "who", "whom", "whose", "how", "whether"})
"""Words by which what is stored is told as a question; "when" and "where" rather begin a clause of their own."""
_WITH_US = (["with", "us"], ["to", "us"])


def with_lost_verbs(parsed: Parsed) -> Parsed:
    """The sentence with such verbs put right; most come back as they are."""
    parsed = _with_whole_nouns(parsed)
    for token in parsed.tokens:
        can_be = _can_be_verb(token) or (token.tag == "NN" and token.stem in cues.verbs("place"))
        can_be = can_be or _tells_when(parsed, token)
        if token.tag in _NOMINAL and can_be and (changes := _as_built(parsed, token)):
            parsed = parsed.changed(changes)
    for token in parsed.tokens[1:-1]:
        if token.tag in _FINITE and token.dep == "ROOT" and (changes := _as_subject(parsed, token)):
            parsed = parsed.changed(changes)
    for token in parsed.tokens[2:-2]:
        if token.tag == "NN" and _can_be_verb(token) and (changes := _in_list(parsed, token)):
            return parsed.changed(changes)
    for token in parsed.tokens[1:-1]:
        lost = _can_be_verb(token) or _reserves(parsed, token) or _sets_cookies(parsed, token)
        if lost and (put := _behind_do(parsed, token) or _behind_name(parsed, token)):
            return put
        if token.tag == "NN" and token.stem in cues.verbs("place") and (put := _behind_aside(parsed, token)):
            return put
    return parsed


def _with_whole_nouns(parsed: Parsed) -> Parsed:
    """The sentence with the end of "plug-in" for a noun before what may be a verb, not for a particle."""
    changes: Changes = {}
    for token in parsed.tokens[3:]:
        noun, sign, end = parsed.tokens[token.i - 3 : token.i]
        if end.tag == "RP" and sign.lower == "-" and noun.is_noun and token.tag in _NOMINAL and _can_be_verb(token):
            changes[end.i] = {"tag": "NN", "dep": noun.dep, "head": noun.head}
            changes[noun.i] = {"dep": "compound", "head": end.i}
    return parsed.changed(changes) if changes else parsed


def _can_be_verb(token: Token) -> bool:
    return token.stem in cues.actions() and not token.lower.endswith(("ing", "ed"))


def _tells_when(parsed: Parsed, token: Token) -> bool:
    """Whether a "when" opens it or what it is joined to, as it opens no plural ("when a user | enters | it")."""
    first = token
    while first.dep == "conj" and first.head < first.i:
        first = parsed.tokens[first.head]
    opened = first.dep == "advcl" and any(t.lower in _WHEN and t.i < first.i for t in parsed.children(first.i))
    return token.tag == "NNS" and opened


def _reserves(parsed: Parsed, token: Token) -> bool:
    """Whether a right is reserved, which no noun does ("Acme reserves the right to share your name")."""
    return token.lower == "reserves" and [t.lower for t in parsed.tokens[token.i + 1 : token.i + 3]] == ["the", "right"]


def _sets_cookies(parsed: Parsed, token: Token) -> bool:
    """Whether cookies of some kind follow a word for setting them ("Acme | places | marketing cookies")."""
    behind = parsed.tokens[token.i + 1 : token.i + 1 + _KIND_REACH]
    cookies = next((t for t in behind if t.stem in cues.carriers()), None)
    noun = token.lower.endswith("s") and token.stem in cues.verbs("place")
    return noun and cookies is not None and all(t.tag in _NOMINAL for t in behind[: cookies.i - token.i])


def _as_built(parsed: Parsed, token: Token) -> Changes | None:
    """What is put right of a noun that has a subject and an object, or a "may" before it, as only verbs have."""
    children = parsed.children(token.i)
    left = [t for t in children if t.i < token.i]
    subject = next((t for t in left if t.dep == "nsubj"), None)
    built = subject or any(t.dep == "dobj" for t in children if t.i > token.i) or _is_joined(parsed, token)
    if token.dep not in _CLAUSES or not built:
        return None
    if parsed.tokens[token.head].tag == "VBZ" and token.dep == "conj" and token.tag == "NNS":
        return {token.i: {"tag": "VBZ"}}
    changes: Changes = {token.i: {"tag": "VBZ" if token.tag == "NNS" else "VBP"}}
    if any(t.tag == "MD" for t in left):
        changes[token.i] = {"tag": "VB"}
    elif subject is not None and subject.is_noun and not _is_form(token, subject):
        return None
    elif subject is None:
        named = next((t for t in reversed(left) if t.dep in {"compound", "nmod"}), None)
        if named is None or not _is_form(token, named):
            return None
        changes[named.i] = {"dep": "nsubj"}
    return changes


def _is_joined(parsed: Parsed, token: Token) -> bool:
    """Whether a verb that must have the same subject is joined to it ("Acme | tracks | and studies your visits")."""
    if token.tag != "NNS":
        return False
    joined = [t for t in parsed.children(token.i) if t.dep == "conj" and t.i > token.i]
    return any(
        (t.tag == "VBZ" and not any(each.is_subject for each in parsed.children(t.i))) or _is_joined(parsed, t)
        for t in joined
    )


def _as_subject(parsed: Parsed, token: Token) -> Changes | None:
    """What makes a plural before a verb its subject, which the parser took for part of a name ("cookies help …")."""
    children = parsed.children(token.i)
    named = next((t for t in children if t.dep == "compound" and t.i == token.i - 1 and t.tag in PLURALS), None)
    governs = any(t.tag == "VB" and t.dep in {"xcomp", "ccomp"} and t.i > token.i for t in children)
    if named is None or not governs or any(t.is_subject for t in children):
        return None
    return {named.i: {"dep": "nsubj"}, token.i: {"tag": "VBP"}}


def _in_list(parsed: Parsed, token: Token) -> Changes | None:
    """What joins a verb to those around it that was taken for a noun between them ("to copy, | use, give it")."""
    verb, before = parsed.tokens[token.i + 2], parsed.tokens[token.i - 2]
    taken = token.head == (verb.i if token.dep == "nsubj" else before.i) and token.dep in {"nsubj", "conj"}
    commas = {parsed.tokens[token.i - 1].lower, parsed.tokens[token.i + 1].lower} == {","}
    if not taken or not commas or before.tag != "VB" or not verb.is_plain_verb or verb.stem not in cues.actions():
        return None
    return {
        token.i: {"tag": "VB", "dep": "conj", "head": before.i},
        verb.i: {"tag": "VB", "dep": "conj", "head": before.i},
    }


def _behind_do(parsed: Parsed, token: Token) -> Parsed | None:
    """The sentence with the verb behind a "do" for its main verb ("we do | store | orders")."""
    do = parsed.tokens[token.i - 1]
    if do.lower not in DO or do.dep != "ROOT" or token.tag not in _NOMINAL or token.lower.endswith("s"):
        return None
    what = next((t for t in parsed.children(do.i) if t.i >= token.i and t.dep in {"dobj", "attr"}), None)
    subject = next((t for t in parsed.children(do.i) if t.dep == "nsubj" and t.i < do.i), None)
    if what is None or subject is None or what.i == token.i:
        return None
    changes: Changes = {t.i: {"head": token.i} for t in parsed.children(do.i)}
    changes[do.i] = {"head": token.i, "dep": "aux"}
    changes[token.i] = {"head": token.i, "dep": "ROOT", "tag": "VB"}
    return parsed.changed(changes)


def _behind_name(parsed: Parsed, token: Token) -> Parsed | None:
    """The sentence with a verb between who acts and the data for its main verb ("Acme | stores | data")."""
    before, behind = parsed.tokens[token.i - 1], _past_us(parsed.tokens, _past_verbs(parsed.tokens, token.i + 1))
    misled = token.tag == "VBZ" and token.dep == "compound"
    whose = behind.tag in DETERMINERS or behind.lower in _QUESTIONS
    opens_data = any(behind.lower in cues.words(group) for group in ("before data", "masks", "plain data"))
    if not (whose or opens_data or misled or _sets_cookies(parsed, token)):
        return None
    named = before.i == 0 and before.dep == "ROOT" and before.is_plain_verb and token.tag in {"VBZ", "NNS"}
    named = named or (before.i == 0 and _reserves(parsed, token))
    taken = token.tag in {"NN", "NNS"} and _is_form(token, before) and (whose or _opens(parsed, before))
    unknown = before.i == 0 and before.tag == "JJ" and token.tag == "NNS" and whose
    adverb = before.tag == "PRP" and token.tag == "RB" and whose
    if named or ((taken or misled or unknown or adverb) and not _has_verb(parsed, before)):
        return _with_root(parsed, token, before, behind)
    return None


def _behind_aside(parsed: Parsed, token: Token) -> Parsed | None:
    """The sentence with a verb behind an aside about who acts as main verb ("partners, like Acme, | place | …")."""
    before, behind = parsed.tokens[token.i - 1], parsed.tokens[token.i + 1]
    root = next((t for t in parsed.tokens if t.dep == "ROOT"), token)
    if before.lower not in _ASIDE_ENDS or behind.stem not in cues.carriers():
        return None
    if root.i >= token.i or root.tag not in PLURALS or any(t.is_finite for t in parsed.tokens[: token.i]):
        return None
    return _with_root(parsed, token, root, behind)


def _past_verbs(tokens: tuple[Token, ...], i: int) -> Token:
    """The token behind the verbs that are joined to one ("Acme collects | and stores | data")."""
    at = i
    while at < len(tokens) - 1 and tokens[at].lower in JOINS and tokens[at + 1].stem in cues.actions():
        at += 2
    return tokens[at] if at < len(tokens) else tokens[i]


def _past_us(tokens: tuple[Token, ...], behind: Token) -> Token:
    """The token behind those who are given it, where they stand before it ("Acme shares | with us | your name")."""
    words = [t.lower for t in tokens[behind.i : behind.i + 2]]
    return tokens[behind.i + 2] if words in _WITH_US and behind.i + 2 < len(tokens) else behind


def _is_form(token: Token, before: Token) -> bool:
    """Whether noun and verb agree: "providers process", "Acme stores"."""
    if before.tag in {"NNS", "NNPS"}:
        return token.tag == "NN"
    return before.tag in {"NN", "NNP", "ADD"} and token.tag in {"NNS", "VBZ"}


def _opens(parsed: Parsed, noun: Token) -> bool:
    """Whether the noun is a plural, a name, or the first word of what it stands in: "company stores" may be shops."""
    before = parsed.tokens[noun.i - 1] if noun.i else None
    begins = before is None or before.lower in {",", ":"} or before.tag in DETERMINERS
    return noun.tag != "NN" or begins


def _has_verb(parsed: Parsed, subject: Token) -> bool:
    """Whether a verb of its own stands before the subject, or the main clause has one."""
    root = next((t for t in parsed.tokens if t.dep == "ROOT"), subject)
    opens = root.i < subject.i and any(t.dep == "mark" for t in parsed.children(root.i))
    if root.is_verb and not opens and root.lower not in cues.words("masks"):
        return True
    verb = next((t for t in reversed(parsed.tokens[: subject.i]) if t.is_verb and t.tag != "VBG"), None)
    return verb is not None and not any(t.lower == "," for t in parsed.tokens[verb.i : subject.i])


def _subject(parsed: Parsed, token: Token, before: Token) -> Changes:
    """The noun before the verb as its subject, or the one it says more of ("the operator | of the shop stores")."""
    over = parsed.tokens[token.head]
    owner = parsed.tokens[over.head]
    if token.dep == "pobj" and over.dep == "prep" and owner.is_noun and owner.i < over.i < before.i:
        return {before.i: {"head": over.i, "dep": "pobj"}, owner.i: {"head": token.i, "dep": "nsubj"}}
    return {before.i: {"head": token.i, "dep": "nsubj"}}


def _with_root(parsed: Parsed, token: Token, before: Token, behind: Token) -> Parsed:
    """The word as the main verb, with the noun before it as subject and the one behind it as object."""
    what, role = _object(parsed, behind)
    changes: Changes = {
        token.i: {"head": token.i, "dep": "ROOT", "tag": "VBP" if token.tag == "NN" else "VBZ"},
    }
    for t in parsed.tokens:
        if t.i != token.i and (t.dep == "ROOT" or t.head in {token.i, what.i}) and t.i != what.i:
            if t.head == what.i and t.i > token.i:
                continue
            changes[t.i] = {"head": before.i if t.i < token.i and t.dep in _PARTS else token.i}
            if t.dep == "ROOT":
                changes[t.i]["dep"] = "advcl" if t.is_verb and t.i < before.i else "dep"
    for t in parsed.tokens[token.i + 1 : behind.i]:
        if t.stem in cues.actions():
            changes[t.i] = {"head": token.i, "dep": "conj", "tag": "VBZ" if token.tag == "NNS" else "VBP"}
    changes |= _subject(parsed, token, before)
    changes[what.i] = {"head": token.i, "dep": role}
    return parsed.changed(changes)


def _object(parsed: Parsed, behind: Token) -> tuple[Token, str]:
    """The head of what stands behind a verb, and what it is to it: a noun, or the verb of a question."""
    verbs = (t for t in parsed.tokens[behind.i :] if t.is_finite and t.tag != "MD")
    if behind.lower in _QUESTIONS and (verb := next(verbs, None)):
        return verb, "ccomp"
    nouns = (t for t in parsed.tokens[behind.i :] if t.is_noun and t.dep not in {"compound", "poss"})
    return next(nouns, behind), "dobj"
