"""Gives main clauses back that the parser hung on a noun: "if you join as a member | we store your address".

Without a comma between them "we store" seems to describe "member". So it goes with what stands behind a label, and with
"in which case"; the sentence then seems to state nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract import cues
from kg.extract.syntax.tags import SIDE_CLAUSES
from kg.words import stem

if TYPE_CHECKING:
    from kg.extract.syntax.tokens import Changes, Parsed, Token

_OPENING = frozenset({"if", "when", "whenever", "once", "where", "as", "after", "before", "while", "until", "since"})
_CASES = frozenset({"case", "event", "instance"})
_NUMBERS = frozenset({"CD", "LS"})
"""Tags of the number of a paragraph, which the parser may take for all that the sentence is about ("2.1 To help …")."""
_INCLUDE = stem("include")
_POINTING = (["this"], ["these"], ["such"], ["that"], ["those"])
_HAVE_TO = frozenset(map(stem, ("have", "need")))
_DESCRIBED = frozenset(map(stem, cues.words("described")))
"""Nouns that a clause with "we" often describes ("at the time we collect it")."""


def with_label_apart(parsed: Parsed) -> Parsed:
    """The clause behind a label and a colon, which the parser hung on the label ("Location: we may store it")."""
    for token in parsed.tokens:
        if token.dep not in {"relcl", "acl"} or not token.is_verb:
            continue
        above = parsed.tokens[token.head]
        subject = next((t for t in parsed.children(token.i) if t.is_subject and t.i < token.i), None)
        if subject is None or above.dep != "ROOT" or above.is_verb:
            continue
        if any(t.lower == ":" for t in parsed.tokens[above.i + 1 : subject.i]):
            return parsed.changed({token.i: {"head": token.i, "dep": "ROOT"}, above.i: {"head": token.i, "dep": "dep"}})
    return parsed


def with_cases_apart(parsed: Parsed) -> Parsed:
    """What "in which case" goes on with, as a clause that stands alone and describes no noun before it."""
    tokens = parsed.tokens
    apart: Changes = {}
    for which in tokens[1:-1]:
        if which.lower == "which" and tokens[which.i + 1].lower in _CASES and tokens[which.i - 1].lower == "in":
            verb = tokens[tokens[which.i - 1].head]
            if verb.is_verb and verb.i > which.i and verb.dep in SIDE_CLAUSES:
                apart[verb.i] = {"head": verb.i, "dep": "ROOT"}
    return parsed.changed(apart) if apart else parsed


def with_inclusion_apart(parsed: Parsed) -> Parsed:
    """The "include" of a noun, taken for a deed beside one that describes it ("data kept here and online include")."""
    for token in parsed.tokens:
        described = parsed.tokens[token.head]
        noun = parsed.tokens[described.head]
        if token.stem != _INCLUDE or token.dep != "conj" or described.dep != "relcl":
            continue
        if noun.dep == "ROOT" and noun.is_noun and token.tag == ("VBP" if noun.tag == "NNS" else "VBZ"):
            main: Changes = {token.i: {"head": token.i, "dep": "ROOT"}, noun.i: {"head": token.i, "dep": "nsubj"}}
            return parsed.changed(main)
    return parsed


def with_main_clause(parsed: Parsed) -> Parsed:
    """The clause that the parser hung on the last noun of a side clause, as the main one that is missing."""
    root = next((t for t in parsed.tokens if t.dep == "ROOT"), None)
    if root is None or not _only_opens(parsed, root):
        return parsed
    aim = root.tag == "VB" and parsed.tokens[root.i - 1].lower == "to"
    behind = parsed.tokens[root.i + 1 :]
    main = next((t for t in behind if _is_ours(parsed, t) or (aim and _is_theirs(parsed, t))), None)
    if main is None:
        return parsed
    opening = "advcl" if root.is_verb else root.dep.replace("ROOT", "prep")
    return parsed.changed({main.i: {"head": main.i, "dep": "ROOT"}, root.i: {"head": main.i, "dep": opening}})


def _only_opens(parsed: Parsed, root: Token) -> bool:
    """Whether what the parser took for the main clause is only what opens the sentence ("if you join")."""
    tokens = parsed.tokens
    first = 1 if tokens[0].tag in _NUMBERS and len(tokens) > 1 else 0
    if not root.is_verb:
        return (root.tag in {"IN", "TO"} and root.i == first) or (root.i < first and tokens[first].tag in {"IN", "TO"})
    left = [t for t in parsed.children(root.i) if t.i < root.i]
    to = root.tag == "VB" and root.i == first + 1 and tokens[first].lower == "to"
    return to or any(t.lower in _OPENING and t.dep in {"mark", "advmod"} for t in left)


def _is_theirs(parsed: Parsed, token: Token) -> bool:
    """Whether it tells what "you" give ("to open an account | you send us your name"), not what was given already."""
    if token.dep != "relcl" or not token.is_verb:
        return False
    children = parsed.children(token.i)
    subject = next((t for t in children if t.dep == "nsubj"), None)
    return subject is not None and subject.lower == "you" and any(t.dep == "dobj" and t.is_noun for t in children)


def _is_ours(parsed: Parsed, token: Token) -> bool:
    """Whether it is the verb of a clause that can stand alone, taken for a description of the noun before "we".

    "You agree" and "you must" stand alone as well ("by sending your resume | you agree to …").
    """
    if token.dep != "relcl" or not token.is_verb:
        return False
    children = parsed.children(token.i)
    subject = next((t for t in children if t.dep == "nsubj"), None)
    agrees = subject is not None and subject.lower == "you" and token.stem in cues.verbs("agree")
    must = any(t.dep == "aux" and t.lower == "must" for t in children) or token.stem in _HAVE_TO
    if subject is None or not (subject.lower == "we" or agrees or (subject.lower == "you" and must)):
        return False
    before = parsed.tokens[subject.i - 1]
    opened = [t.lower for t in parsed.tokens[: before.i]]
    told = opened[:1] == ["for"] and opened[1:] in _POINTING  # "for these reasons | we collect"
    if not before.is_noun or (before.stem in _DESCRIBED and not told):
        return False
    behind = [t for t in children if t.i > token.i]
    behind += [t for verb in behind if verb.dep == "conj" for t in parsed.children(verb.i)]
    return agrees or any(
        t.dep in {"dobj", "xcomp", "ccomp"} or (t.lower == "for" and t.i == token.i + 1) for t in behind
    )
