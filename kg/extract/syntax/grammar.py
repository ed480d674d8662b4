"""Questions to the parse of a sentence: who is the subject of a verb, is it passive, is it asked about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract import cues
from kg.words import stem

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from kg.extract.syntax.tokens import Parsed, Token

Stretch = tuple[int, int]
"""The first token of some words, and the one after the last."""

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
"""Relations of subjects, clauses that are subjects among them."""
SELVES = frozenset({"themselves", "itself", "ourselves"})
"""Words that only stress who does something, which the parser takes for its subject ("they may themselves …")."""
THEIRS = frozenset({"your", "their", "his", "her"})
"""Words for whose the data are, before them."""
_OPENS_SENTENCE = frozenset({"IN", "RB"})
_GOVERNING = frozenset({"with", "from", "to", "by", "of", "about", "on", "at"})
_QUOTING = frozenset({"(", "[", '"', "“", "``"})
_BE = frozenset({"be", "been", "being", "is", "are", "was", "were", "get", "remain", "remains"})
_WH = frozenset({"how", "what", "why", "whether", "which", "whom", "who"})
_WHEN = frozenset({"when", "whenever"})
_NO_MATTER = (_WH - {"who", "which"}) | {"matter", "regardless"}
_WHICH = frozenset({"which", "what"})
_HOW = frozenset({"how", "why"})
_WHOM = _WHICH | {"whom", "who"}
_DATA = frozenset(
    map(stem, ("information", "data", "address", "name", "number", "detail", "identifier", "this", "it"))
) | {"pii", "npii", "non-pii"}
_LIMITS = (["no", "longer"], ["no", "more"], ["no", "later"], ["no", "less"], ["no", "fewer"])
_BEHIND_NO_ONE = frozenset({"at", "within", "in", "from", "on", "among", "here"})
"""What says where a "no one" is that is none of the readers ("no one at Acme")."""
_PARENT = stem("parent")
_ASKING = frozenset({"advmod", "dobj", "mark", "pobj", "det", "attr"})


def subject_of(parsed: Parsed, verb: int) -> Stretch | None:
    """The verb's subject, if it stands before it; of two that the parser saw, the nearer one."""
    found = [t for t in parsed.children(verb) if t.is_subject and t.i < verb]
    if not found:
        return None
    beside = [t for t in found[1:] if not _is_bracketed(parsed, t) and not _is_governed(parsed, t)]
    joined = found[0].tag == "PRP" and not (beside and beside[-1].tag == "PRP")
    nearest = found[0] if joined or not beside else beside[-1]
    first, last = parsed.extent(nearest.i)
    first, last = _behind_opening(parsed, first, nearest.i), min(last, verb)
    while last - 1 > nearest.i and parsed.tokens[last - 1].head == verb:
        last -= 1
    return first, last


def relation_to(parsed: Parsed, verb: Token) -> str:
    """The relation of a subject to the verb: of who suffers what a passive tells, else of who does it."""
    return "nsubjpass" if has_passive_helper(parsed, verb) else "nsubj"


def has_passive_helper(parsed: Parsed, verb: Token) -> bool:
    """Whether a "be" of its own makes the verb a passive; `is_passive` also asks those it is joined to."""
    return any(t.dep == "auxpass" for t in parsed.children(verb.i))


def has_modal(parsed: Parsed, verb: Token) -> bool:
    """Whether a "may", "will" or the like hangs on the verb."""
    return any(t.tag == "MD" for t in parsed.children(verb.i))


def _behind_opening(parsed: Parsed, first: int, noun: int) -> int:
    """Where the subject begins behind what the parser hung on it ("In addition, | the data so gained allow …")."""
    opens = parsed.tokens[first].tag in _OPENS_SENTENCE
    sign = next((t for t in parsed.tokens[first:noun] if t.lower == ","), None)
    return sign.i + 1 if opens and sign else first


def _is_bracketed(parsed: Parsed, token: Token) -> bool:
    first = parsed.extent(token.i)[0]
    return any(t.lower in _QUOTING for t in parsed.tokens[max(0, first - 1) : token.i])


def _is_governed(parsed: Parsed, token: Token) -> bool:
    """Whether the parser took for a subject what a preposition, or the verb of a clause before it, governs.

    So "a partner" in "data we share with | a partner | may include", "data" in "the way we use | data | may change".
    """
    first = parsed.extent(token.i)[0]
    before = parsed.tokens[first - 1]
    behind_verb = before.dep == "relcl" and before.is_finite
    return first > 0 and (behind_verb or (before.lower in _GOVERNING and before.dep == "prep"))


def object_of(parsed: Parsed, verb: int) -> Stretch | None:
    """What stands behind the verb as its object, or as the subject of what it governs."""
    for t in parsed.children(verb):
        if t.dep in {"dobj", "nsubj", "dative"} and t.i > verb:
            return parsed.extent(t.i)
    return None


def governed(parsed: Parsed, prepositions: Iterable[Token]) -> Iterator[Token]:
    """The nouns that prepositions govern (of "with our partners" the "partners")."""
    return (t for each in prepositions for t in parsed.children(each.i) if t.dep == "pobj")


def nouns_behind(parsed: Parsed, i: int, prepositions: Collection[str]) -> Iterator[Token]:
    """The nouns that hang on a word by one of the prepositions ("share it with our | partners")."""
    return governed(parsed, (t for t in parsed.children(i) if t.lower in prepositions))


def top_of(parsed: Parsed, verb: int) -> int:
    """The first of the coordinated verbs that share their subject with this one."""
    i = verb
    while (over := _verb_beside(parsed, i)) is not None:
        if any(t.is_subject for t in parsed.children(i)):
            break
        i = over
    return _past_relative(parsed, verb, i)


def _verb_beside(parsed: Parsed, verb: int) -> int | None:
    """The verb that this one is joined to, also where the parser joined it to that verb's object."""
    token = parsed.tokens[verb]
    beside = parsed.tokens[token.head]
    if token.dep != "conj" or beside.i == verb:
        return None
    if beside.is_verb:
        return beside.i
    over = parsed.tokens[beside.head]
    return over.i if beside.dep == "dobj" and token.tag == "VB" == over.tag else None


def shared_subject_of(parsed: Parsed, verb: int) -> Stretch | None:
    """The verb's subject, or that of the verbs that it is joined to."""
    return subject_of(parsed, verb) or subject_of(parsed, top_of(parsed, verb))


def _past_relative(parsed: Parsed, verb: int, top: int) -> int:
    """The verb over a clause about data, where one with "it" after the clause goes on.

    Such are "we keep the data we have and | use | it" and "… the data that is needed and | will not sell | it".
    """
    again = verb > top and any(t.dep == "dobj" and t.lower in {"it", "them"} for t in parsed.children(verb))
    if not again or parsed.tokens[top].dep != "relcl":
        return top
    noun = parsed.tokens[top].head
    if _has_relative_subject(parsed, top) and not is_data(parsed, (noun, noun + 1)):
        return top
    above = parsed.verb_over(parsed.tokens[top].head)
    return above.i if above.is_verb else top


def _has_relative_subject(parsed: Parsed, verb: int) -> bool:
    subject = subject_of(parsed, verb)
    return subject is None or any(t.tag in {"WDT", "WP"} for t in parsed.tokens[slice(*subject)])


def is_passive(parsed: Parsed, verb: int) -> bool:
    """Whether the verb stands in the passive, also where only the first of several says "be"."""
    if any(t.dep in {"nsubjpass", "auxpass"} for t in parsed.children(verb)):
        return True
    token = parsed.tokens[verb]
    before = [t.lower for t in parsed.tokens[max(0, verb - 3) : verb] if t.tag != "RB"]
    if before and before[-1] in _BE and token.is_past:
        return True
    shared = token.dep == "conj" and token.is_past and parsed.tokens[token.head].tag == "VBN"
    return shared and is_passive(parsed, token.head)


def is_asked_about(parsed: Parsed, verb: int) -> bool:
    """Whether the clause is an indirect question or a piece of talk about the policy ("how we use …")."""
    left = [t for t in parsed.children(verb) if t.i < verb]
    first = min((parsed.extent(t.i)[0] if t.dep == "advcl" else t.i for t in left), default=verb)
    before = parsed.tokens[max(0, first - 2) : first]
    asked = [t for child in left if child.is_subject for t in parsed.children(child.i) if t.i < child.i]
    whom = [t for child in left if child.dep == "prep" for t in parsed.children(child.i)]
    described = parsed.tokens[verb].dep == "relcl"
    opening = {parsed.tokens[parsed.extent(child.i)[0]].lower for child in left if child.is_subject}
    if opening & _HOW:
        return True
    if not described and (any(t.lower in _WHICH for t in asked) or any(t.lower in _WHOM for t in whom)):
        return True
    asking = _WH - {"which"} if described else _WH
    if parsed.tokens[verb].dep == "ccomp" and not _do_we(parsed, parsed.tokens[verb].head, verb):
        asking |= _WHEN  # what a browser tells, and no condition: "to indicate when a cookie is being sent"
    return any(t.lower in asking and t.dep in _ASKING for t in left) or any(t.lower in _NO_MATTER for t in before)


def _do_we(parsed: Parsed, above: int, verb: int) -> bool:
    """Whether it is we who do what stands above, or it stands behind."""
    who = shared_subject_of(parsed, above)
    return above > verb or (who is not None and parsed.tokens[who[0]].lower == "we")


def is_person(parsed: Parsed, words: Stretch | None) -> bool:
    """Whether the words name the person whose data it is; nobody named counts as that person too."""
    return words is None or any(
        t.lower in cues.words("person") - {"your"} and not _is_no_reader(parsed, t)
        for t in parsed.tokens[slice(*words)]
    )


def _is_no_reader(parsed: Parsed, token: Token) -> bool:
    """Whether it is nobody of ours, or a company that owns another ("no one at Acme", "Acme, its parents and …").

    Nor is it whoever employs the reader, or the person in a clause about others ("the shops from which you buy").
    """
    clause = parsed.tokens[token.head]
    if token.lower == "you" and clause.dep == "relcl" and parsed.tokens[clause.head].stem in cues.somebody():
        return True
    around = [t.lower for t in parsed.tokens[max(0, token.i - 1) : token.i + 2]]
    owns = token.stem == _PARENT and around[0] in {"its", "our", "corporate"}
    employs = around[:2] == ["your", "employer"]
    return owns or employs or (around[:2] == ["no", "one"] and around[-1] in _BEHIND_NO_ONE)


def is_thing(parsed: Parsed, words: Stretch) -> bool:
    """Whether the words name what carries data ("cookies", "this") rather than somebody who acts."""
    alone = words[1] - words[0] == 1
    return any(t.stem in cues.things() for t in parsed.tokens[slice(*words)] if alone or t.tag != "DT")


def is_data(parsed: Parsed, words: Stretch) -> bool:
    """Whether the words name data themselves rather than what collects them ("cookies", "software")."""
    return any(t.stem in _DATA and t.dep != "compound" for t in parsed.tokens[slice(*words)])


def names_somebody(parsed: Parsed, words: Stretch) -> bool:
    """Whether the words name somebody who can act: a company, a third party, a service, or a proper name."""
    tokens = parsed.tokens[slice(*words)]
    return any(t.tag == "NNP" or t.stem in cues.somebody() for t in tokens)


def is_somebody_else(parsed: Parsed, words: Stretch) -> bool:
    """Whether the words name somebody who acts for us or beside us, and not the person whose data it is."""
    return names_somebody(parsed, words) and not is_person(parsed, words)


def antecedent_of(parsed: Parsed, verb: int, subject: Stretch | None) -> Stretch | None:
    """The words that a relative subject stands for ("partners who use …" of "who"), else the subject itself."""
    if subject is None or any(t.tag not in {"WDT", "WP"} for t in parsed.tokens[slice(*subject)]):
        return subject
    noun = parsed.tokens[verb].head
    if parsed.tokens[verb].dep != "relcl" or noun >= subject[0]:
        return subject
    return described(parsed, noun, subject[0])


def described(parsed: Parsed, noun: int, clause: int) -> Stretch:
    """Whom a clause tells of that stands on a noun, with the name before it ("| Acme, a service | which collects")."""
    name, first = parsed.tokens[parsed.tokens[noun].head], parsed.extent(noun)[0]
    named = parsed.tokens[noun].dep == "appos" and name.tag == "NNP" and parsed.tokens[first].tag in {"DT", "PRP$"}
    return parsed.extent(name.i)[0] if named else first, clause


def agent_of(parsed: Parsed, participle: int) -> Stretch | None:
    """Who does what a participle tells, behind its "by" ("used by our partners to …")."""
    who = next((t for t in nouns_behind(parsed, participle, {"by"}) if t.i > participle), None)
    return parsed.extent(who.i) if who else None


def head_of(parsed: Parsed, words: Stretch) -> Token:
    """The word of a phrase on which the others depend."""
    within = range(*words)
    return next(
        (t for t in parsed.tokens[slice(*words)] if t.head not in within or t.head == t.i), parsed.tokens[words[1] - 1]
    )


def doer_of(parsed: Parsed, deed: int) -> Stretch | None:
    """Who does what a noun tells, by a word before it or behind "by" ("Google's use", "use of it by our partners")."""
    below = parsed.children(deed)
    objects = nouns_behind(parsed, deed, {"of"})
    for child in (*below, *(t for each in objects for t in parsed.children(each.i) if t.lower == "by")):
        if child.dep == "poss" and child.i < deed:
            theirs = child.is_noun or child.lower in {"their", "its"}
            return (parsed.extent(child.i)[0], child.i + 1) if theirs else None
        if child.lower == "by" and child.i > deed:
            agent = next(governed(parsed, (child,)), None)
            return parsed.extent(agent.i) if agent else None
    return None


def is_negated(parsed: Parsed, verb: int) -> bool:
    """Whether a "not" of its own hangs on it; `scope.denied` also asks what governs it and who does it."""
    return any(t.dep == "neg" for t in parsed.children(verb))


def says_there_is(parsed: Parsed, be: int) -> bool:
    """Whether it is the "is" of "there is"."""
    return any(t.dep == "expl" for t in parsed.children(be))


def is_limit(parsed: Parsed, i: int) -> bool:
    """Whether it is only limited what follows ("for | no longer than six months"), and nothing is denied."""
    return [t.lower for t in parsed.tokens[i : i + 2]] in _LIMITS
