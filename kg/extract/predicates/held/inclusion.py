"""Finds the verbs that say what data consist of: "the information we collect includes …", "these include …"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract import cues
from kg.extract.predicates.acts.runs import runs
from kg.extract.predicates.getting.handing import tells_recipients
from kg.extract.predicates.predicate import Predicate
from kg.extract.syntax.doers import agent_of, shared_subject_of, subject_of
from kg.extract.syntax.grammar import is_negated, object_of
from kg.extract.syntax.sorts import is_data, is_person, is_somebody_else
from kg.words import stem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.extract.predicates.predicate import Kind
    from kg.extract.syntax.grammar import Stretch
    from kg.extract.syntax.tokens import Parsed, Token

_CONTAIN = frozenset({"contain", "referenc", "reveal", "disclos", "identifi"})
_OF_NOBODY = frozenset({"anonymous", "anonymized", "anonymised", "aggregate", "non-personal", "non-identifying"})
_AIMS = frozenset(map(stem, ("purposes", "reasons", "goals", "aims", "objectives", "interests", "uses")))
_ANALYZE = stem("analyze")
"""A use of its own; other verbs beside "collect" only say of which data it is told ("the data we collect and use")."""
_NEED, _USE = stem("need"), stem("use")
_RIGHT, _RIGHT_REACH = stem("right"), 4
_ABOUT_TEXT = frozenset(map(stem, ("purpose", "reason", "goal", "policy", "notice", "statement", "controller")))
_POINTERS = frozenset({"this", "these", "it", "they", "such", "examples", "that", "those"})
_THE_DATA = frozenset({"the information", "the data", "the personal data", "the personal information"})
_KINDS = frozenset(map(stem, ("information", "data")))
_MATTERS = frozenset({"fact", "inclusion", "existence", "responsibility", "risk"})
"""What is no data though data are spoken of ("the fact that we link to it", "what you post is | your responsibility").
"""
_FOR = frozenset({"example", "instance", "following"})
_DEMANDED = frozenset({"mandatory", "compulsory", "obligatory", "required", "needed", "requested", "necessary"})
_SOUGHT = "sought"
_FIELDS = frozenset({"information", "data", "details", "fields", "field", "entries", "detail"})
_NAMES = frozenset({"name", "names", "identity", "identities"})
_RECEIVERS = frozenset({"parties", "businesses", "companies", "organizations", "entities"})
_WE, _KEEP = frozenset({"we", "i"}), frozenset({"keep", "retain", "store", "hold", "maintain", "preserve"})
_CLAUSE_REACH = 8
"""Tokens behind data within which a clause says that we keep them ("any data | we are obliged to keep")."""
_OF_REACH = 8
"""Tokens between the names and those whose names they are ("names and addresses of | all third | parties")."""
_NAMED = 5
"""Words of the name of a kind of data, at most."""
_OF_NAME = frozenset({"JJ", "RB", "VBN", "HYPH", "AFX", "CC"})


def inclusion(parsed: Parsed, token: Token) -> Predicate | None:
    """The verb beside the data tells the action in "the information we collect includes …"."""
    varies = _varies(parsed, token)
    following = parsed.tokens[token.i + 1] if token.i + 1 < len(parsed.tokens) else None
    limited = _is_limited(parsed, token, following)
    told = limited or (_includes(parsed, token, varies=varies) and not _spares_kept(parsed, token))
    subject = shared_subject_of(parsed, token.i) if told else None
    if subject is None or (following and _tells_itself(parsed, following, subject)):
        return None
    words = parsed.tokens[slice(*subject)]
    if any(t.stem in _ABOUT_TEXT for t in words) and not speaks_of_aims(words):
        return None
    last = token.i + 1 if following and following.lower in {"of", "to"} else token.i
    sought = token.stem in cues.verbs("consist") and any(t.lower == _SOUGHT and t.dep == "acl" for t in words)
    if sought or _is_demanded(parsed, words):
        return Predicate(token.i, last, ("collect",), subject, kind="inclusion")
    if tells_recipients(parsed, subject):
        return Predicate(token.i, last, ("share",), subject, kind="listed")
    inside = next((t for t in words if t.is_verb and t.stem in cues.actions() and not _is_wording(parsed, t)), None)
    if varies and (inside is None or not is_data(parsed, (subject[0], inside.i)) or is_negated(parsed, inside.i)):
        return None
    if inside:
        kind: Kind = "varying" if varies else "inclusion"
        return _told_by(parsed, inside, Predicate(token.i, last, ("collect",), subject, kind=kind))
    points_back = _points_back(words) and (limited or _consists(parsed, token, words))
    if not points_back or _tells_right(parsed, token) or _names_receivers(parsed, last):
        return None
    return Predicate(token.i, last, ("collect",), subject, kind="inclusion-back")


def _is_wording(parsed: Parsed, verb: Token) -> bool:
    """Whether it only tells where words are used in the sense that follows ("personal data, as used in law, is")."""
    return verb.stem == _USE and verb.i > 0 and parsed.tokens[verb.i - 1].lower == "as"


def _varies(parsed: Parsed, token: Token) -> bool:
    """Whether it says on what the data depend, and does not part them ("varies by product and consists of …")."""
    parts = any(t.stem in cues.verbs("consist") for t in parsed.children(token.i))
    return token.stem in cues.verbs("depend") and not parts


def _includes(parsed: Parsed, token: Token, *, varies: bool) -> bool:
    """Whether a verb tells what data are made of, or what they are not."""
    if not token.is_finite or (token.dep == "relcl" and is_negated(parsed, token.i)):
        return False
    return token.stem in cues.verbs("consist") or varies or _equates(parsed, token) or _lacks(parsed, token)


def _points_back(words: Sequence[Token]) -> bool:
    """Whether the subject is what was told before ("this", "such data"), all the data, or a kind of them."""
    points = any(t.lower in _POINTERS and t.tag != "WDT" for t in words)
    return points or " ".join(t.lower for t in words) in _THE_DATA or _is_kind(words)


def _consists(parsed: Parsed, token: Token, words: Sequence[Token]) -> bool:
    """Whether the verb, its subject or the list below tells what was meant by words that point back."""
    by_verb = token.stem in cues.verbs("consist") | _CONTAIN or any(t.lower == "examples" for t in words)
    return by_verb or speaks_of_aims(words) or _leads_to_list(parsed, token, words)


def speaks_of_aims(words: Sequence[Token]) -> bool:
    """Whether it is the purposes told right before that the words point back to ("these interests", "such uses")."""
    return len(words) > 1 and words[0].lower in _POINTERS and words[-1].stem in _AIMS


def _leads_to_list(parsed: Parsed, token: Token, words: Sequence[Token]) -> bool:
    """Whether nothing is said but that a list below tells what was meant ("we collect log data. These are: …")."""
    if len(words) > 1 or not token.is_copula or parsed.item_at is None or token.i > parsed.item_at:
        return False
    between, item = parsed.tokens[token.i : parsed.item_at], parsed.tokens[parsed.item_at]
    return not item.is_verb and item.lower != "to" and all(t.lower == "following" or not t.is_noun for t in between)


def _tells_right(parsed: Parsed, token: Token) -> bool:
    """Whether it is a right that is told of ("this includes the right to know whether your data are processed")."""
    what = object_of(parsed, token.i)
    return what is not None and any(t.stem == _RIGHT and t.is_noun for t in parsed.tokens[slice(*what)][:_RIGHT_REACH])


def _names_receivers(parsed: Parsed, verb: int) -> bool:
    """Whether it tells with whom data were shared ("this would include the names of all parties with which we …")."""
    behind_verb = parsed.tokens[verb + 1 :]
    shared = any(t.is_verb and cues.actions().get(t.stem) == "share" for t in behind_verb)
    names = (t for t in behind_verb if shared and t.lower in _NAMES)
    behind = (parsed.tokens[name.i + 1 : name.i + 1 + _OF_REACH] for name in names)
    return any("of" in {t.lower for t in words} and any(t.lower in _RECEIVERS for t in words) for words in behind)


def _is_demanded(parsed: Parsed, words: Sequence[Token]) -> bool:
    """Whether it is what a person has to give ("mandatory fields", "the only information required", "all we need")."""
    if words[0].lower == "all" and any(t.stem == _NEED and parsed.tokens[t.i - 1].lower == "we" for t in words):
        return True
    asked = any(t.lower in _DEMANDED and t.dep in {"amod", "acl"} for t in words)
    return asked and any(t.lower in _FIELDS and t.dep in {"nsubj", "nsubjpass"} for t in words)


def _is_kind(words: Sequence[Token]) -> bool:
    """Whether it is a kind of data by its name ("Registration Information"), which may have been spoken of."""
    named = words[1:] if words[0].lower == "the" else words
    return 1 < len(named) <= _NAMED and named[-1].stem in _KINDS and all(t.is_noun or t.tag in _OF_NAME for t in named)


def _tells_itself(parsed: Parsed, following: Token, subject: Stretch) -> bool:
    """Whether the verb behind "includes" tells its own action: no purpose told so is a handling of data."""
    if following.tag != "VBG" or following.stem not in cues.actions():
        return False
    last = max((t.i for t in parsed.children(following.i) if t.dep == "conj"), default=following.i)
    over = object_of(parsed, following.i) or object_of(parsed, last)
    back = parsed.tokens[subject[0]].lower in _POINTERS
    return not back or over is None or is_data(parsed, over)


def _is_limited(parsed: Parsed, token: Token, following: Token | None) -> bool:
    """Whether data are limited to what follows ("the information we collect is limited to your name")."""
    if token.lower != "limited" or following is None or following.lower != "to":
        return False
    what = next((t for t in parsed.children(token.i) if t.dep == "nsubjpass"), None)
    return what is not None and (what.lower in _POINTERS or what.stem in _KINDS) and not is_negated(parsed, token.i)


def _lacks(parsed: Parsed, token: Token) -> bool:
    """Whether it is "contain", denied ("it does not contain your name")."""
    return token.stem in _CONTAIN and is_negated(parsed, token.i) and not _is_done(parsed, token)


def _spares_kept(parsed: Parsed, token: Token) -> bool:
    """Whether a right is said not to reach data that have to be kept ("this does not include data we must keep")."""
    what = next((t.i for t in parsed.tokens[token.i + 1 :] if t.is_noun), None)
    if what is None or parsed.tokens[what].stem not in _KINDS or not is_negated(parsed, token.i):
        return False
    clause = [t.lower for t in parsed.tokens[what + 1 : what + 1 + _CLAUSE_REACH]]
    return not _WE.isdisjoint(clause[:2]) and not _KEEP.isdisjoint(clause)


def _is_done(parsed: Parsed, token: Token) -> bool:
    """Whether somebody does it, beside something else ("these partners do not disclose it", "disclose or use it")."""
    who = shared_subject_of(parsed, token.i)
    beside = any(t.dep == "conj" and t.stem in cues.actions() for t in parsed.children(token.i))
    return beside or (who is not None and is_somebody_else(parsed, who))


def _equates(parsed: Parsed, token: Token) -> bool:
    """Whether it is the "is" between two nouns ("the data we collect are your name and age"), or says "anonymous"."""
    if not (token.is_copula and token.is_main):
        return False
    below = parsed.children(token.i)
    if any(t.dep == "expl" or t.lower in _MATTERS for t in below):
        return False
    if any(t.dep == "xcomp" and t.tag == "VB" for t in below):
        subject = subject_of(parsed, token.i)
        return subject is not None and speaks_of_aims(parsed.tokens[slice(*subject)])
    if parsed.item_at is not None and all(
        not t.is_noun or t.lower in _FOR for t in parsed.tokens[token.i : parsed.item_at]
    ):
        return token.i < parsed.item_at
    said = [t for t in below if t.i > token.i and all(under.lower != "public" for under in parsed.children(t.i))]
    return any((t.dep == "attr" and t.is_noun) or t.lower in _OF_NOBODY for t in said)


def _told_by(parsed: Parsed, inside: Token, inclusion: Predicate) -> Predicate | None:
    """The inclusion with what the verbs inside its subject say is done; what a person gives, we collect."""
    own = subject_of(parsed, inside.i) or subject_of(parsed, inside.head)
    own = own or agent_of(parsed, inside.i)
    if own is not None and is_person(parsed, own):
        return inclusion if inside.stem in cues.verbs("give") else None
    actions = next((run.actions for run in runs(parsed) if run.first == inside.i), (cues.actions()[inside.stem],))
    if "collect" in actions and not any(t.stem == _ANALYZE for t in parsed.tokens[slice(*inclusion.subject or (0, 0))]):
        actions = tuple(action for action in actions if action != "use")
    unsaid = own is None or all(t.tag in {"WDT", "WP"} for t in parsed.tokens[slice(*own)])
    if unsaid and inside.stem in cues.verbs("enter"):
        return inclusion
    return Predicate(inclusion.first, inclusion.last, actions, inclusion.subject, kind=inclusion.kind)
