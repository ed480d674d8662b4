"""Tells deeds that are only wished for: asked or required of somebody, a right, choice or risk of theirs, needless."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract import cues
from kg.extract.predicates.made import made_to
from kg.extract.predicates.scope import ALONE, denied
from kg.extract.syntax.doers import subject_of
from kg.extract.syntax.grammar import head_of, is_negated, is_passive, object_of
from kg.extract.syntax.sorts import is_person, is_somebody_else, names_somebody
from kg.words import stem

if TYPE_CHECKING:
    from kg.extract.predicates.predicate import Verb
    from kg.extract.syntax.grammar import Stretch
    from kg.extract.syntax.tokens import Parsed

_LEARN = frozenset(map(stem, ("know", "access", "obtain", "request", "receive", "ask")))
_RETRIEVE = stem("retrieve")
_UNABLE = frozenset({"able", "unable", "can", "could", "cannot", "ca", "possible", "impossible"})
_WITHIN = frozenset({"relcl", "acl", "ccomp", "advcl", "pcomp", "xcomp"})
_THEIRS = frozenset({"your", "their"})
_POINTED = frozenset({"them", "recipient", "recipients"})
_POSTED, _FREE = frozenset(map(stem, ("send", "submit"))), frozenset({"may", "can", "should", "must"})
_BACK = frozenset({"it", "them"})
_IT = frozenset({"it", "this", "that"})
_BECAUSE = frozenset({"because", "as", "since"})
_OVER_REACH = 4
_BOUND_REACH = 9
_TREATED = frozenset({"confidential", "confidentiality", "secure", "security", "private", "information", "data", "it"})


def is_made_of_others(verb: Verb) -> bool:
    """Whether it is only required of other parties ("we require our partners to protect your data")."""
    if _is_bound(verb):
        return True
    over = verb.run.first if verb.token.stem in cues.verbs("demand") else verb.above.i
    if verb.parsed.tokens[over].stem not in cues.verbs("demand") or is_passive(verb.parsed, over):
        return False
    whom = object_of(verb.parsed, over)
    made = over == verb.above.i and made_to(verb, subject_of(verb.parsed, over)) is not None
    if whom is None or made or told_to(verb, over) is not None:
        return False
    told = verb.parsed.tokens[whom[0]].lower == "them" and verb.parsed.tokens[whom[1]].lower == "to"
    return told or _are_others(verb.parsed, whom)


def is_demanded(verb: Verb) -> bool:
    """Whether it is the demand that makes us do what was told ("… because the regulator requires it")."""
    behind = [t.lower for t in verb.parsed.tokens[verb.run.last + 1 : verb.run.last + 2]]
    because = {t.lower for t in verb.parsed.children(verb.token.i)} & _BECAUSE
    return bool(because) and verb.token.stem in cues.verbs("demand") and _IT.issuperset(behind)


def _is_bound(verb: Verb) -> bool:
    """Whether it is how somebody is bound to treat data ("persons who are required | to keep it confidential")."""
    if not verb.passive or verb.token.stem not in cues.verbs("demand"):
        return False
    to, deed, *behind = (*verb.parsed.tokens[verb.run.last + 1 : verb.run.last + _BOUND_REACH], verb.token, verb.token)
    return to.lower == "to" and deed.stem in cues.verbs("treat") and any(t.lower in _TREATED for t in behind)


def _are_others(parsed: Parsed, whom: Stretch) -> bool:
    """Whether they are somebody else, and not a thing beside others ("some features require other information")."""
    head = head_of(parsed, whom).i
    return is_somebody_else(parsed, whom) and (whom[0] == head or names_somebody(parsed, (head, head + 1)))


def told_to(verb: Verb, over: int) -> Stretch | None:
    """Who is told what to leave, or what alone to do with the data ("we require our vendors not to use it")."""
    if over == verb.run.first or verb.parsed.tokens[over].stem not in cues.verbs("demand") | cues.verbs("ask"):
        return None
    whom = object_of(verb.parsed, over)
    behind = {t.lower for t in verb.parsed.tokens[verb.run.last + 1 :]}
    limited = denied(verb.parsed, verb.run.first, over, over) or (verb.run.actions == ("use",) and behind & ALONE)
    return whom if limited and whom is not None and _is_told(verb.parsed, whom) else None


def _is_told(parsed: Parsed, whom: Stretch) -> bool:
    """Whether they are others who can be told what to do, also where they are only pointed back to."""
    return is_somebody_else(parsed, whom) or head_of(parsed, whom).lower in _POINTED


def is_of_right(verb: Verb) -> bool:
    """Whether it is what a person has a right to ask for ("the right to request us to delete your name")."""
    i, tokens = verb.run.first, verb.parsed.tokens
    if tokens[verb.top].dep in _WITHIN and _may_learn(verb):
        return True
    while tokens[i].head != i and tokens[i].stem != "right":
        if _is_behind_right(verb.parsed, i):
            return True
        i = tokens[i].head
    if tokens[i].stem != "right" or not tokens[i].is_noun or i > verb.run.first:
        return False
    giving = tokens[i].head
    given = tokens[giving].stem in cues.verbs("hand somebody")
    whom = next((t.i for t in verb.parsed.children(giving) if t.dep in {"dative", "dobj"} and t.i < i), None)
    if given and whom is not None:
        return is_person(verb.parsed, verb.parsed.extent(whom))
    over = subject_of(verb.parsed, giving)
    return giving == i or (over is not None and is_person(verb.parsed, over))


def _is_behind_right(parsed: Parsed, i: int) -> bool:
    """Whether a person's right to it stands right before the verb ("we respect your rights to | require | us to …")."""
    before = parsed.tokens[max(0, i - 3) : i]
    words = [t.lower for t in before]
    return words[2:] == ["to"] and before[1].stem == "right" and words[0] in _THEIRS


def _may_learn(verb: Verb) -> bool:
    """Whether it is what a person may ask about ("you have the right to know whether we process it, and how")."""
    before = verb.parsed.tokens[: verb.run.first]
    rights = (t.i for t in before if t.stem == "right" and t.is_noun)
    asks = any(t.stem in _LEARN for i in rights for t in verb.parsed.tokens[i + 2 : i + 3])
    return asks and not any(t.lower == ";" for t in before)


def are_we_asked(parsed: Parsed, verb: int) -> bool:
    """Whether it is we who are asked or required, not a person ("Acme may be required to disclose")."""
    subject = subject_of(parsed, verb)
    if subject is None or parsed.tokens[subject[0]].lower != "we":
        return False
    return is_passive(parsed, verb)


def is_asked_of_us(verb: Verb) -> bool:
    """Whether it tells what we are asked for ("we may be asked to disclose …")."""
    return verb.token.stem in cues.verbs("ask") and are_we_asked(verb.parsed, verb.run.first)


def is_asked_for_before(verb: Verb) -> bool:
    """Whether those who are given data ask for them first ("disclosed to anyone who requests it")."""
    what = object_of(verb.parsed, verb.run.last)
    back = what is not None and what[1] - what[0] == 1 and verb.parsed.tokens[what[0]].lower in _BACK
    return back and verb.token.stem in cues.verbs("ask") and verb.parsed.tokens[verb.run.first].dep == "relcl"


def is_left_off(verb: Verb) -> bool:
    """Whether it is what somebody may be asked to leave off ("you may ask that we stop sharing it").

    Where we cease to keep data, we tell how long we keep them.
    """
    if verb.parsed.tokens[verb.top].dep != "xcomp" or verb.above.stem not in cues.verbs("stop"):
        return False
    return verb.run.actions != ("retain",) or verb.above.dep != "ROOT"


def is_asked_to_heed(verb: Verb) -> bool:
    """Whether a person is asked to do something that gives us no data ("you are asked to keep it secret")."""
    asks = verb.token.stem in cues.verbs("ask") and len(verb.run.actions) == 1
    whom = verb.subject if verb.passive else object_of(verb.parsed, verb.run.first)
    below = (t for t in verb.parsed.children(verb.run.first) if t.dep in {"xcomp", "ccomp"} and t.tag == "VB")
    return (
        asks and whom is not None and is_person(verb.parsed, whom) and any(t.stem in cues.verbs("heed") for t in below)
    )


def is_own_deletion(verb: Verb) -> bool:
    """Whether others delete what is theirs ("owners of groups may delete their group and its content")."""
    if verb.token.stem not in cues.verbs("delete") or verb.passive or verb.subject is None:
        return False
    what = object_of(verb.parsed, verb.run.last)
    theirs = what is not None and verb.parsed.tokens[what[0]].lower == "their"
    who = head_of(verb.parsed, verb.subject)
    return theirs and who.tag in {"NNS", "NNPS"} and who.lower not in cues.words("first")


def is_beyond_recovery(verb: Verb) -> bool:
    """Whether it is only said that it cannot be got back ("we will not be able to retrieve your messages")."""
    if verb.token.stem != _RETRIEVE or any(t.lower == "from" for t in verb.parsed.tokens[verb.run.last :]):
        return False
    before = {t.lower for t in verb.parsed.tokens[: verb.run.first]}
    return not before.isdisjoint(_UNABLE) and denied(verb.parsed, verb.run.first, 0, 0)


def is_over(verb: Verb) -> bool:
    """Whether it only says when something ends, by a person's choice or by need ("once it is no longer required")."""
    before = [t.lower for t in verb.parsed.tokens[max(0, verb.run.first - _OVER_REACH) : verb.run.first]]
    if "longer" not in before or "no" not in before:
        return False
    earlier = verb.parsed.tokens[: verb.run.first]
    chosen = any(t.stem in cues.verbs("choice") or t.lower == "objection" for t in earlier)
    return verb.token.stem in cues.verbs("ask") or chosen


def need_not(verb: Verb) -> bool:
    """Whether it is only said that it need not be ("your income need not be revealed", "but it is not required")."""
    beside = verb.parsed.children(verb.run.first)
    return any(t.lower == "need" and t.dep == "aux" for t in beside) or _is_left_free(verb)


def _is_left_free(verb: Verb) -> bool:
    """Whether "it is not required" leaves a person free to give us something, so that we may well get it."""
    if not verb.passive or verb.subject is None or verb.token.stem not in cues.verbs("demand"):
        return False
    pronoun = verb.subject[1] - verb.subject[0] == 1 and verb.parsed.tokens[verb.subject[0]].lower in _IT
    return pronoun and is_negated(verb.parsed, verb.run.first)


def is_written_to_us(verb: Verb) -> bool:
    """Whether it tells how a reader can write to us ("questions about this notice may be sent by e-mail")."""
    if not verb.passive or verb.token.stem not in _POSTED or verb.subject is None:
        return False
    anybodys = verb.parsed.tokens[verb.subject[0]].tag != "PRP$"
    able = any(t.lower in _FREE for t in verb.parsed.children(verb.run.first))
    return anybodys and able and head_of(verb.parsed, verb.subject).stem in cues.stems("inquiries")


def is_risk(verb: Verb) -> bool:
    """Whether it is only said at whose risk a person does it ("you post your address at your own risk")."""
    tokens = verb.parsed.tokens
    own = any(t.lower == "risk" and tokens[t.i - 1].lower == "own" for t in tokens[verb.run.last + 1 :])
    return own and "share" in verb.run.actions
