"""Who does what a verb or a noun tells: its own subject, the one it shares, the one a "which" stands for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.syntax.grammar import governed, nouns_behind
from kg.extract.syntax.sorts import is_data

if TYPE_CHECKING:
    from kg.extract.syntax.grammar import Stretch
    from kg.extract.syntax.tokens import Parsed, Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
"""Relations of subjects, clauses that are subjects among them."""
SELVES = frozenset({"themselves", "itself", "ourselves"})
"""Words that only stress who does something, which the parser takes for its subject ("they may themselves …")."""
UNASKED = "unsolicited"
"""What mail is called that nobody asked for."""
_OPENS_SENTENCE = frozenset({"IN", "RB"})
_GOVERNING = frozenset({"with", "from", "to", "by", "of", "about", "on", "at"})
_QUOTING = frozenset({"(", "[", '"', "“", "``"})


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


def sender_of_unasked(parsed: Parsed, participle: int) -> Stretch | None:
    """Who may send what nobody asked for: those who get the data ("read by others, and used to send unsolicited mail").

    What we do with data that others get is our own deed; what nobody asked for we do not send.
    """
    if not any(t.lower == UNASKED for t in parsed.tokens[participle : parsed.extent(participle)[1]]):
        return None
    top = top_of(parsed, participle)
    chain = (t.i for t in parsed.tokens[top:participle] if t.tag == "VBN" and top_of(parsed, t.i) == top)
    return next((who for who in (agent_of(parsed, i) for i in chain) if who), None)


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
