"""What a verb states that hangs on a noun: "the right to disclose", "companies that collect"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract import cues
from kg.extract.predicates.acts.ads import shown_ads
from kg.extract.predicates.acts.giving import lets_give
from kg.extract.predicates.asides import aside
from kg.extract.predicates.nouns.defined import what_it_is
from kg.extract.predicates.scope import denied
from kg.extract.syntax.asked import is_asked_about
from kg.extract.syntax.doers import described, shared_subject_of, subject_of
from kg.extract.syntax.grammar import Stretch, is_passive, says_there_is
from kg.extract.syntax.sorts import is_data, is_person, is_somebody_else
from kg.words import stem

if TYPE_CHECKING:
    from kg.extract.predicates.predicate import Predicate, Verb
    from kg.extract.syntax.tokens import Parsed, Token

_DOINGS = frozenset({"use", "retain"})
"""What a clause may say that somebody does with the data they got ("partners who use your name to …")."""
_BY = frozenset({"through", "by", "with", "via"})
_OF_PERSONS = frozenset({"your", "information", "data", "personal", "cookies"})
_ABLE = frozenset({"means", "way", "ways", "capability"})
"""What we say we lack that cannot do something ("we have no way to read it")."""
_HAVE = frozenset({"have", "has"})
_IT = frozenset({"it", "them"})
_OBJECT_REACH = 4
_OWN = frozenset(map(stem, ("have", "operate", "run")))
_DUTIES = frozenset(map(stem, ("obligation", "duty", "requirement")))
_NONE = frozenset({"no", "not", "n't"})
_UNDER = frozenset({"under", "to"})
_NEEDS = frozenset(map(stem, ("need", "require")))
"""What says why somebody is given data, not that they get them ("agents who need to know your address")."""
_LISTS = frozenset(map(stem, ("list", "names", "identity", "categories")))
_GRANT = frozenset({"grant", "give"})


def on_noun(verb: Verb) -> Predicate | None:
    """A clause on a noun: "the right to disclose" or "companies that collect" state, "data we collect" does not."""
    tokens, noun = verb.parsed.tokens, verb.above
    if noun.stem in cues.verbs("resolve") and tokens[verb.top].tag == "VB":
        return _by_right(verb)
    told = given_a_chance(verb, noun) if tokens[verb.top].tag == "VB" else None
    told = (
        told
        or _without_a_way(verb)
        or _of_store(verb)
        or _inverted(verb)
        or what_it_is(verb)
        or _asked_by_mail(verb)
        or _from_whom(verb)
        or _unknown(verb)
        or _of_those_there_are(verb)
        or aside(verb)
    )
    if told is not None:
        return told
    subject = verb.subject
    occasion = noun.stem in cues.verbs("occasion") and noun.lower != "time" and not _is_supposed(verb.parsed, noun)
    theirs = subject is not None and is_person(verb.parsed, subject) and not is_data(verb.parsed, subject)
    if (occasion or _is_run_by_us(verb) or _is_by_means_of(verb)) and subject and not theirs:
        return verb.states(subject, passive=verb.passive)
    if subject is None or any(t.tag not in {"WDT", "WP"} for t in tokens[slice(*subject)]):
        return None
    if (ads := shown_ads(verb.parsed, verb.token)) is not None:
        return verb.states(ads)
    listed = _is_listed(verb.parsed, noun)
    near = tokens[subject[0] - 1]
    person = tokens[subject[0]].lower == "who" and noun.lower in cues.words("person")  # "users of our services | who"
    noun = near if near.is_noun and near.stem in cues.somebody() | cues.verbs("tools") and not person else noun
    if not verb.passive and noun.i < verb.top and (user := _user_of(verb, noun)) is not None:
        return verb.states(user)
    if listed or verb.passive or noun.i > verb.top or noun.stem in cues.things() or verb.token.stem in _NEEDS:
        return None
    who = described(verb.parsed, noun.i, subject[0])
    done = "collect" in verb.run.actions or _is_given_us(verb) or _is_done_with_data(verb, noun)
    return verb.states(who) if done and not _is_of_denied(verb.parsed, noun) else None


def _from_whom(verb: Verb) -> Predicate | None:
    """What an aside says we get from those before it ("children, | from whom | we do not collect any data")."""
    tokens = verb.parsed.tokens
    source = next((t for t in verb.parsed.children(verb.top) if t.lower == "from" and t.i < verb.top), None)
    if source is None or verb.subject is None or "collect" not in verb.run.actions:
        return None
    aside = tokens[source.i - 1].lower == "," and tokens[source.i + 1].lower in {"whom", "which"}
    ours = verb.passive or tokens[verb.subject[0]].lower == "we"
    return verb.states(verb.subject, passive=verb.passive) if aside and ours else None


def _by_right(verb: Verb) -> Predicate | None:
    """What somebody has the right or duty to do; what nobody has to do may be done."""
    noun = verb.above
    if noun.stem in _DUTIES and _is_none(verb.parsed, noun):
        return None
    over = subject_of(verb.parsed, _standing_under(verb.parsed, noun))
    if over is None and _is_there(verb.parsed, noun):
        return verb.states(None)
    granted = _granted_to(verb)
    if granted is not None:
        return None if is_person(verb.parsed, granted) else verb.states(granted)
    return verb.states(over) if over and not is_person(verb.parsed, over) else None


def _standing_under(parsed: Parsed, noun: Token) -> int:
    """The verb by which somebody has the right or duty, or stands under it ("we are under a duty to keep it")."""
    standing = parsed.verb_over(noun.head)
    return standing.i if parsed.tokens[noun.head].lower in _UNDER and standing.is_main else noun.head


def _without_a_way(verb: Verb) -> Predicate | None:
    """What we say we have no way to do ("we do not have the ability to read your messages")."""
    way, having = verb.above, verb.parsed.tokens[verb.above.head]
    able = way.stem in cues.verbs("chance") or way.lower in _ABLE
    who = subject_of(verb.parsed, having.i) if able and having.lower in _HAVE else None
    if who is None or is_person(verb.parsed, who):
        return None
    return verb.states(who) if denied(verb.parsed, verb.run.first, who[0], who[0]) else None


def _of_store(verb: Verb) -> Predicate | None:
    """What is done with the place where data are said to be put ("it is placed in a database that is not sold")."""
    putting = verb.parsed.verb_over(verb.above.i)
    put = putting.stem in cues.verbs("put") or cues.actions().get(putting.stem) == "retain"
    handed = verb.passive and set(verb.run.actions) <= {"share", "sell"} and verb.above.lower in cues.words("stores")
    if not (put and handed and putting.is_main and is_passive(verb.parsed, putting.i)):
        return None
    what = subject_of(verb.parsed, putting.i)
    return verb.states(what, passive=True) if what and not is_person(verb.parsed, what) else None


def _is_of_denied(parsed: Parsed, noun: Token) -> bool:
    """Whether nothing is done with the noun that the clause is about ("we do not use networks that collect …")."""
    over = parsed.verb_over(noun.i)
    return over.i < noun.i and denied(parsed, over.i, over.i, over.i)


def _is_given_us(verb: Verb) -> bool:
    """Whether somebody is said to give us data ("a partner who shares the answers with us")."""
    near = verb.parsed.tokens[verb.run.last + 1 : verb.parsed.extent(verb.run.last)[1]]
    gives = verb.run.actions == ("share",) and verb.above.stem in cues.somebody()
    us = any(t.lower == "us" and t.dep in {"pobj", "dative", "dobj"} for t in near)
    return gives and us and any(t.stem in cues.stems("data in general") for t in near)


def _is_run_by_us(verb: Verb) -> bool:
    """Whether it is done in something that we are said to run ("we hold contests in which we ask for your name")."""
    tokens, noun = verb.parsed.tokens, verb.above
    within = [tokens[t.i - 1] for t in tokens[noun.i + 1 : verb.top] if t.lower == "which" and t.dep == "pobj"]
    running = verb.parsed.verb_over(noun.i)
    there = says_there_is(verb.parsed, running.i)
    runs = there or running.stem in cues.verbs("run")
    beneath = noun.dep in {"dobj", "attr"} and noun.head == running.i and running.is_main
    return bool(within) and within[0].head == verb.top and beneath and runs and noun.stem not in cues.somebody()


def _is_by_means_of(verb: Verb) -> bool:
    """Whether others are said to gather data by a thing that we have ("a plug-in through which Acme collects data")."""
    tokens, noun = verb.parsed.tokens, verb.above
    within = [tokens[t.i - 1].lower for t in tokens[noun.i + 1 : verb.top] if t.lower == "which" and t.dep == "pobj"]
    others = verb.subject is not None and _are_others(verb.parsed, verb.subject)
    gathers = "collect" in verb.run.actions and not verb.passive
    return bool(set(within) & _BY) and others and gathers and noun.lower not in cues.words("ways")


def _are_others(parsed: Parsed, who: Stretch) -> bool:
    """Whether it is somebody else, also by a name that the parser took for a common noun."""
    named = parsed.text.text[parsed.tokens[who[0]].start].isupper() and parsed.tokens[who[0]].is_noun
    return not is_person(parsed, who) and (named or is_somebody_else(parsed, who))


def given_a_chance(verb: Verb, chance: Token) -> Predicate | None:
    """What a person is given the chance to give us ("we offer you the option to upload your photo")."""
    if chance.stem not in cues.verbs("chance"):
        return None
    giving = verb.parsed.verb_over(chance.i)
    offered = giving.is_main and giving.stem in cues.verbs("offer") and not is_asked_about(verb.parsed, giving.i)
    declined = denied(verb.parsed, giving.i, giving.i, giving.i)
    return verb.states(None, "given") if offered and not declined and lets_give(verb) else None


def _is_listed(parsed: Parsed, noun: Token) -> bool:
    """Whether it is only said of whom a list is made ("a list of the companies that have received your name")."""
    of = parsed.tokens[noun.head]
    return of.lower == "of" and parsed.tokens[of.head].stem in _LISTS


def _asked_by_mail(verb: Verb) -> Predicate | None:
    """What is never asked for by mail ("we will not send you an e-mail asking for your password")."""
    sending = verb.parsed.verb_over(verb.above.i)
    never = denied(verb.parsed, sending.i, sending.i, sending.i)
    asks = verb.token.tag == "VBG" and verb.token.stem in cues.verbs("ask") and sending.stem in cues.verbs("write")
    return verb.states(subject_of(verb.parsed, sending.i)) if asks and never else None


def _unknown(verb: Verb) -> Predicate | None:
    """What we say we know nothing of ("we have no knowledge that we sell it")."""
    known = verb.above.stem in cues.verbs("knowledge") and verb.subject is not None
    unknown = known and denied(verb.parsed, verb.above.head, verb.above.head, 0)
    return verb.states(verb.subject, passive=verb.passive) if unknown else None


def _of_those_there_are(verb: Verb) -> Predicate | None:
    """What others are said to be there for ("there may be companies | collecting | data about you")."""
    noun = verb.above
    gathers = verb.token.tag == "VBG" and verb.run.actions == ("collect",) and noun.stem in cues.somebody()
    there = gathers and noun.dep == "attr" and _is_there(verb.parsed, noun)
    return verb.states((verb.parsed.extent(noun.i)[0], noun.i + 1)) if there else None


def _is_supposed(parsed: Parsed, noun: Token) -> bool:
    """Whether it is only supposed that there is such an occasion ("if at any time we collect it")."""
    over = parsed.verb_over(noun.i)
    return any(t.lower in {"if", "unless"} and t.i < noun.i < over.i for t in parsed.children(over.i))


def _user_of(verb: Verb, tool: Token) -> Stretch | None:
    """Who does what a tool is said to do: collect, or look into data ("we use software that scans your messages")."""
    collects = "collect" in verb.run.actions and tool.stem in cues.verbs("tools")
    examines = verb.token.stem in cues.verbs("examine") and tool.stem in cues.verbs("programs")
    examines = examines and not denied(verb.parsed, verb.run.first, tool.i, tool.i)
    if not collects and not examines:
        return None
    using = verb.parsed.verb_over(tool.i)
    stated = using.is_main and using.stem in cues.verbs("place") | _OWN
    over = shared_subject_of(verb.parsed, using.i)
    return over if stated and over and using.i < verb.top and not is_passive(verb.parsed, using.i) else None


def _is_there(parsed: Parsed, noun: Token) -> bool:
    """Whether it is said that there is something, and not none ("there is a need to share")."""
    return says_there_is(parsed, noun.head) and not _is_none(parsed, noun)


def _is_none(parsed: Parsed, noun: Token) -> bool:
    return any(t.lower in _NONE for t in (*parsed.children(noun.i), *parsed.children(noun.head)))


def _granted_to(verb: Verb) -> Stretch | None:
    """Who is given leave, and is no person ("you must grant us permission to access your friends")."""
    giving = verb.above.head
    granted = (t for t in verb.parsed.children(giving) if t.dep == "dative" and (t.is_noun or t.lower == "us"))
    whom = next(granted, None) if verb.parsed.tokens[giving].stem in _GRANT else None
    return verb.parsed.extent(whom.i) if whom is not None else None


def _is_done_with_data(verb: Verb, somebody: Token) -> bool:
    """Whether it is said what somebody does with data of a person ("partners who use your name to …")."""
    done = set(verb.run.actions) <= _DOINGS and verb.token.stem in cues.actions()
    behind = verb.parsed.tokens[verb.run.last + 1 : verb.run.last + 1 + _OBJECT_REACH]
    who = somebody.stem in cues.somebody() or somebody.tag == "NNP"
    over = verb.parsed.verb_over(somebody.i)
    given = over.stem in cues.actions() or any(t.lower == "available" for t in verb.parsed.children(over.i))
    it = given and behind[:1] and behind[0].lower in _IT
    return done and who and (bool(it) or any(t.lower in _OF_PERSONS for t in behind))


def _inverted(verb: Verb) -> Predicate | None:
    """A passive whose "is" a denial has put before its subject ("at no time is your name collected")."""
    noun, over = verb.above, verb.parsed.tokens[verb.above.head]
    fronted = over.lower in {"is", "are", "was", "were"} and over.i < noun.i and verb.token.tag == "VBN"
    words = [t.lower for t in verb.parsed.tokens[: over.i]]
    if not fronted or noun.dep not in {"attr", "nsubj"} or not {"no", "nor", "never", "neither"} & set(words):
        return None
    return verb.states((verb.parsed.extent(noun.i)[0], verb.run.first), passive=True)
