"""Says whether a verb is denied, and whether it is only a possibility."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extract import cues
from kg.extract.syntax.doers import agent_of, top_of
from kg.extract.syntax.grammar import is_limit
from kg.words import stem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.extract.syntax.tokens import Parsed, Token
    from kg.model import Modality

_NEGATIVE = frozenset({"not", "n't", "never", "neither", "nor", "no", "cannot", "without", "none"})
ALONE = frozenset({"only", "solely", "exclusively"})
_NONE = (["no"], ["none"], ["neither"], ["nothing"], ["zero"])
_POSSIBLE = frozenset({"may", "might", "can", "could"})
_POSSIBLE_OR_NOT = frozenset({"possible", "impossible", "false", "untrue"})
_NEVER = re.compile(
    r"\b(?:under no (?:circumstances?|conditions?)|(?:in|at|on) no (?:other )?(?:event|point|occasion|case|way|time)"
    r"|by no means|nowhere|(?:none|neither) of which|on no account|in no circumstances?"
    r"|(?:against|contrary to) (?:our|the) (?:\w+ )?(?:polic(?:y|ies)|rules|principles|values|ethics|beliefs))\b"
)
_INSTEAD = frozenset({("instead", "of"), ("rather", "than"), ("opposed", "to")})
_DIRECTS = frozenset(map(stem, ("direct", "instruct", "authorize")))
"""Whom or what we have do something: "we do not direct our site to collect …"."""
_LIMIT = frozenset({stem("limit")})
"""What "not" makes open: "including, but not limited to, sending e-mails"."""
_NOUN_DEPTH = 4
_NOT_REACH = 6
"""Tokens before a verb among which its "not" may stand ("does not in and of itself | provide us with")."""
_CHAIN = frozenset({"xcomp", "ccomp", "acl", "conj", "oprd"})


def denied(parsed: Parsed, verb: int, first: int, clause: int) -> bool:
    """Whether the verb is denied, by a word of its own or of a verb that governs it.

    `first` is where its subject begins, `clause` where its clause does.
    """
    if forbidden_by(parsed, verb) is not None or is_left_undone(parsed, verb) or _is_done_by_denied_tool(parsed, verb):
        return True
    by_verbs = _denied_by_verbs(parsed, verb)
    if by_verbs is not None:
        return by_verbs
    if any(_is_inverted(parsed, i) for i in _chain(parsed, verb)) or _has_nobody(parsed, verb):
        return True
    return _denied_before(parsed, verb, first, clause) or _denied_behind(parsed, verb)


def _is_done_by_denied_tool(parsed: Parsed, verb: int) -> bool:
    """Whether a clause tells what a tool would do that nobody has or uses ("we use no cookies | that track you")."""
    top = parsed.tokens[top_of(parsed, verb)]
    tool = parsed.tokens[top.head]
    if top.dep != "relcl" or tool.i > top.i or tool.stem not in cues.verbs("tools"):
        return False
    relative = any(t.is_subject and t.tag == "WDT" for t in parsed.children(top.i))
    over = parsed.verb_over(tool.i)
    return relative and over.i < tool.i and denied(parsed, over.i, over.i, over.i)


def _denied_by_verbs(parsed: Parsed, verb: int) -> bool | None:
    """Whether a word of the verb itself, or of one that governs it, denies it; None where no such word stands."""
    for i in _chain(parsed, verb):
        token, below = parsed.tokens[i], parsed.children(i)
        excluded = token.stem in cues.verbs("exclude")
        if any(t.dep in {"neg", "preconj"} and t.lower in _NEGATIVE for t in below) or _denies_how(parsed, i):
            open_ended = i != verb and token.stem in cues.verbs("shun") | _LIMIT
            return not excluded and not open_ended and not _only_follows(parsed, i)
        shunned = i != verb and token.stem in cues.verbs("shun")
        if excluded or shunned or _is_no_longer(parsed, i) or _cannot_be(parsed, i):
            return True
        if token.is_noun and any(t.dep == "det" and t.lower == "no" for t in below):
            return True
    return None


def _denied_before(parsed: Parsed, verb: int, first: int, clause: int) -> bool:
    """Whether words before the verb deny it ("nor do we | sell", "at no time do we | share", "nobody | sees")."""
    tokens = parsed.tokens
    left = [t.lower for t in tokens[first:verb]]
    inverted = {t.lower for t in tokens[max(clause, first - 2) : first]} & {"nor", "neither", "never"}
    if inverted or _not_before(left) or _not_before(_without_aside(left)):
        return True
    if _NEVER.search(" ".join(t.lower for t in tokens[clause:verb])):
        return True
    or_not = first > 0 and tokens[first - 1].lower == "or"  # "whether or | not a partner …"
    return left[:1] in (*_NONE, ["nor"], ["nobody"]) or (left[:2] == ["not", "a"] and not or_not)


def _denied_behind(parsed: Parsed, verb: int) -> bool:
    """Whether words behind the verb deny it ("we collect | nothing", "we ask | for no | name")."""
    following = [t.lower for t in parsed.tokens[verb + 1 : verb + 3]]
    if following == ["for", "no"]:
        return not is_limit(parsed, verb + 2)
    return following[:1] in _NONE and not is_limit(parsed, verb + 1) and not _is_nothing_but(parsed, verb + 1)


def is_doubted(parsed: Parsed, verb: int) -> bool:
    """Whether a word before the verb only supposes it ("if", "when") or asks for it ("please")."""
    return any(t.lower in cues.words("doubting") for t in parsed.children(verb) if t.i < verb)


def _is_nothing_but(parsed: Parsed, i: int) -> bool:
    """Whether there is something after all ("we collect | nothing but your name")."""
    return [t.lower for t in parsed.tokens[i : i + 2]] == ["nothing", "but"]


def _denies_how(parsed: Parsed, verb: int) -> bool:
    """Whether the parser hung the verb's negation on how it is done ("do | not willfully, or under … | sell")."""
    helpers = (t.i for t in parsed.children(verb) if t.dep in {"aux", "auxpass"} and t.i < verb)
    behind = (t for i in helpers for t in parsed.tokens[i + 1 : i + 2])
    return any(t.dep == "neg" and t.head != verb and parsed.tokens[t.head].tag in {"RB", "IN"} for t in behind)


def is_left_undone(parsed: Parsed, verb: int) -> bool:
    """Whether something else is done without or instead of it ("without storing your name", "rather than selling")."""
    before = parsed.tokens[parsed.tokens[verb].head]
    doing = parsed.tokens[verb].tag == "VBG" or any(t.lower == "being" for t in parsed.children(verb))
    if not doing or parsed.tokens[verb].dep != "pcomp" or before.i > verb:
        return False
    over = parsed.tokens[before.head]
    opening = parsed.tokens[before.i - 1].lower if before.i else ""
    against = before.lower == "against" and over.stem in cues.verbs("resolve")
    return before.lower == "without" or (opening, before.lower) in _INSTEAD or against


def _cannot_be(parsed: Parsed, i: int) -> bool:
    """Whether it is said to be impossible or untrue, or somebody unable ("it is impossible for us to see it")."""
    return parsed.tokens[i].lower == "unable" or any(t.lower != "possible" for t in _possible(parsed, i))


def _possible(parsed: Parsed, be: int) -> list[Token]:
    """What something is said to be that may be done, or not, or is not so."""
    return [t for t in parsed.children(be) if t.lower in _POSSIBLE_OR_NOT and t.dep in {"acomp", "oprd"}]


def _is_no_longer(parsed: Parsed, verb: int) -> bool:
    """Whether it is said to be done no more ("no longer collect")."""
    longer = (t.i for t in parsed.children(verb) if t.lower in {"longer", "more"} and t.i < verb)
    return any(i > 0 and parsed.tokens[i - 1].lower in {"no", "not"} for i in longer)


def _has_nobody(parsed: Parsed, verb: int) -> bool:
    """Whether nobody is the one who gets it ("we share it with no one", "your name is sold to no other company")."""
    objects = [verb, *(t.i for t in parsed.children(verb) if t.dep == "dobj")]
    for to in (t for i in objects for t in parsed.children(i) if t.i > verb and t.lower in {"to", "with"}):
        who = parsed.tokens[to.i + 1 : to.i + 3]
        if [t.lower for t in who[:1]] in (["nobody"], ["none"]) or [t.lower for t in who] == ["no", "one"]:
            return True
        if who and who[0].lower == "no" and parsed.tokens[who[0].head].stem in cues.somebody():
            return True
    return False


def _is_inverted(parsed: Parsed, verb: int) -> bool:
    """Whether a negation before the helping verb denies it ("nor do we allow")."""
    aux = next((t for t in parsed.children(verb) if t.dep == "aux" and t.i < verb), None)
    return aux is not None and aux.i > 0 and parsed.tokens[aux.i - 1].lower in {"nor", "neither", "never"}


def forbidden_by(parsed: Parsed, verb: int) -> int | None:
    """The verb that forbids this one ("they are prohibited from using", also "… from using cookies to | collect")."""
    token = parsed.tokens[verb]
    source = parsed.tokens[token.head]
    if token.tag == "VB" and source.stem in cues.verbs("forbid"):
        return source.i if token.dep in {"xcomp", "ccomp", "advcl"} and source.i < verb else None
    doing = source.tag == "VBG" or any(t.lower == "being" for t in parsed.children(source.i))
    if token.tag == "VB" and token.dep in {"xcomp", "advcl"} and doing and source.i < verb:
        return forbidden_by(parsed, source.i)
    over = _kept_from_by(parsed, verb)
    return over.i if over and over.stem in cues.verbs("forbid") else None


def is_prevented(parsed: Parsed, verb: int) -> bool:
    """Whether somebody is kept from doing it ("to prevent strangers from gaining access to it")."""
    over = _kept_from_by(parsed, verb)
    return over is not None and over.stem in cues.verbs("prevent")


def _kept_from_by(parsed: Parsed, verb: int) -> Token | None:
    """What stands above the "from" of which it is the object."""
    source = parsed.tokens[parsed.tokens[verb].head]
    behind_from = parsed.tokens[verb].dep == "pcomp" and source.lower == "from"
    return parsed.tokens[source.head] if behind_from else None


def _not_before(left: list[str]) -> bool:
    """Whether a negation stands among the helping words right before the verb, where the parser may have missed it."""
    for i, word in reversed(tuple(enumerate(left))[-_NOT_REACH:]):
        if word in {"not", "n't", "never", "neither", "nor"}:
            return not (left[i - 1 : i] == ["or"] and left[i + 1 : i + 2] == [","])  # "registered or not, …"
        if word not in cues.words("behind not"):
            return False
    return False


def _without_aside(left: list[str]) -> list[str]:
    """The words before what stands between commas right before the verb ("nor | , to our knowledge, | sell")."""
    commas = [i for i, word in enumerate(left) if word == ","]
    return left[: commas[-2]] if len(commas) > 1 and commas[-1] == len(left) - 1 else []


def _only_follows(parsed: Parsed, verb: int) -> bool:
    """Whether it is "not only … but"."""
    tokens = parsed.tokens
    return any(
        t.lower in _NEGATIVE and t.i + 1 < len(tokens) and tokens[t.i + 1].lower == "only"
        for t in parsed.children(verb)
    )


def modality(parsed: Parsed, verb: int) -> Modality:
    """Whether the verb says what is done, or only what may be."""
    for i in (*_chain(parsed, verb), top_of(parsed, verb)):
        if any(t.dep in {"aux", "auxpass"} and t.lower in _POSSIBLE for t in parsed.children(i)):
            return "may"
        if parsed.tokens[i].stem in {"reserv", "right"}:
            return "may"
    if parsed.tokens[parsed.tokens[verb].head].stem == "reserv":
        return "may"
    before: Sequence[Token] = parsed.tokens[max(0, verb - 4) : verb]
    if not parsed.tokens[verb].is_verb:
        before = [t for t in parsed.tokens[:verb] if t.tag == "MD"][-1:]
    return "may" if any(t.tag == "MD" and t.lower in _POSSIBLE for t in before) else "does"


def _chain(parsed: Parsed, verb: int) -> list[int]:
    """The verb and the verbs above it of whose clause it is the complement."""
    chain, i = [verb], verb
    while _is_below(parsed, i) and parsed.tokens[i].head != i:
        above = parsed.tokens[i].head
        known = parsed.tokens[above].stem in cues.verbs("know") - cues.verbs("believe")
        beside = parsed.tokens[i].dep == "ccomp" and (i < above or known)
        if beside or (parsed.tokens[i].dep == "conj" and not _shares_negation(parsed, above, i)):
            break
        chain.append(above)
        if parsed.tokens[i].dep == "acl" and parsed.tokens[i].tag == "VBN" and agent_of(parsed, i):
            break
        if parsed.tokens[above].lower in {"of", "in"}:
            chain.append(parsed.tokens[above].head)
        i = _verb_over(parsed, above)
        if i != above:
            chain.append(i)
    return chain


def _verb_over(parsed: Parsed, i: int) -> int:
    """The token itself if it is a verb, else the verb that the noun belongs to ("is not our policy to sell")."""
    for _ in range(_NOUN_DEPTH):
        if parsed.tokens[i].is_verb or parsed.tokens[i].head == i:
            break
        i = parsed.tokens[i].head
    return i


def _is_below(parsed: Parsed, verb: int) -> bool:
    """Whether the verb is the complement of what governs it, also of a noun ("our policy to sell")."""
    token = parsed.tokens[verb]
    above = parsed.tokens[token.head]
    permitted = token.dep == "advcl" and above.stem in cues.verbs("permit") | cues.verbs("contact") | _DIRECTS
    noun = parsed.tokens[above.head]
    permitted = permitted or (token.dep == "advcl" and token.tag == "VB" and bool(_possible(parsed, above.i)))
    so = above.lower == "case" and above.dep == "attr"  # "it is not the case that we sell it"
    known = (so or above.stem in cues.verbs("knowledge")) and token.dep == "relcl"
    named = noun.lower == "business" or noun.stem in cues.verbs("resolve") | cues.verbs("knowledge")
    meant = above.lower == "of" and named
    engaged = noun.lower in {"interest", "interests"} or noun.stem in cues.verbs("live by")
    meant = meant or (above.lower == "in" and engaged)
    lived_by = token.dep == "pcomp" and (meant or (above.lower == "from" and noun.stem in cues.verbs("shun")))
    return lived_by or known or token.dep in _CHAIN or (token.tag == "VB" and (token.dep == "relcl" or permitted))


def _shares_negation(parsed: Parsed, first: int, second: int) -> bool:
    """Whether helping words before the first verb hold for the second: "not sell or rent", but not "and only share"."""
    if parsed.tokens[second].tag == "VBZ" != parsed.tokens[first].tag:
        return False  # "does not keep it and uses it"
    between = [t.lower for t in parsed.tokens[first + 1 : second]]
    own = {t.dep for t in parsed.children(second)}
    apart = "only" in between or "but" in between or _is_limited(parsed, second)
    return not own & {"nsubj", "nsubjpass", "aux", "auxpass"} and not apart


def _is_limited(parsed: Parsed, verb: int) -> bool:
    """Whether it is done, and only in some way ("we do not sell it | and keep it only for a year")."""
    said = (t.i for t in parsed.children(verb) if t.dep == "dobj" or (t.i == verb + 1 and t.tag == "PRP"))
    what = next(said, verb)
    joined = parsed.tokens[verb - 1].lower not in {"or", "nor"}
    return what > verb and joined and any(t.lower in ALONE for t in parsed.tokens[what + 1 : what + 2])
