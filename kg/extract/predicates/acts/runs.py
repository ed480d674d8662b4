"""Finds the action verbs of a sentence, coordinated ones as one run."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.extract import cues
from kg.extract.predicates.acts.apart import are_apart
from kg.extract.predicates.acts.telling import told_action
from kg.extract.syntax.grammar import is_passive
from kg.extract.syntax.tokens import JOINS
from kg.words import stem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.syntax.tokens import Parsed, Token
    from kg.model import Action

_SEPARATORS = frozenset(
    {",", "and", "or", "/", "nor", "and/or", "&", ";", "then", "otherwise", "not", "-", "even", "also"}
)
_JOINS = frozenset({"and", "or"})
_JOINED_BY = JOINS | {"nor"}
_BEFORE_VERB = frozenset({"MD", "RB"})
_BE = frozenset({"be", "been", "are", "is"})
_ACCESS = stem("access")
"""Data that we have are used by looking into them, where something else is done with them ("access and disclose")."""
_NAMED = frozenset({"track", "sell", "shar"})
"""What settings and links forbid by name."""
_NAME_REACH = 3
_BEFORE_NAMES = frozenset({"DT", "IN", "TO", "VB", "VBP", "JJ", "``", "''", "PRP$", ":", "-LRB-"})
"""Tags of words before "Do Not Track" as a name, and not before "do not track" as what somebody does."""
_FILLERS = 6
_FILLING = frozenset({"DT", "JJ", "RB", "PRP$", "NN", ",", "CC"})
"""Tags of words that may stand inside a phrase ("perform statistical analyses of")."""
_OBJECTS = frozenset({"dobj", "nsubj"})
"""What the object of such words may be for the parser ("make | your comments | public")."""
_OPEN = frozenset({"available", "accessible", "visible", "known"})
_OBJECT_BEGINS = frozenset({"DT", "JJ", "PRP$", "NN", "NNS", "VBN"})
_APART = 20
"""Tokens of an object that may stand between "make" and "available to"."""
_MADE = "made"
"""What joins those before it and not those behind ("sold or made available to", but "made public or shared with")."""
_NOT = frozenset({"not", "never"})
_DO = frozenset({"do", "does"})
_DENYING = _NOT | {"n't", "no", "neither", "none", "nor", "cannot", "nothing", "nobody"}
_DENIAL_REACH = 8
_REPORT, _UPLOAD = stem("report"), stem("upload")
_REACH = 5
"""Tokens that may stand between two verbs of a run."""


@dataclass(frozen=True, slots=True)
class Run:
    """Coordinated verbs ("collect, use, and share") from token `first` to token `last`, with their actions."""

    first: int
    last: int
    actions: tuple[Action, ...]


def runs(parsed: Parsed) -> Iterator[Run]:
    """The runs of a sentence; the parser often takes the middle verb of one for a noun."""
    tokens, i = parsed.tokens, 0
    while i < len(tokens):
        found = _phrase(tokens, i) or _verb(tokens, i) or _told(parsed, i)
        if found:
            together = [found]
            while (following := _next(tokens, together[-1])) is not None:
                together.append(following)
            actions = tuple(dict.fromkeys(action for each in together for action in each.actions))
            if tokens[i].stem == _ACCESS and tokens[i].tag != "VBN" and actions[0] == "collect" and len(actions) > 1:
                others = dict.fromkeys(action for each in together[1:] for action in each.actions)
                actions = tuple(others if "collect" in others else dict.fromkeys(("use", *others)))
            actions = ("collect",) if actions == ("sell",) and _is_from_others(parsed, i) else actions
            yield Run(i, together[-1].last, actions)
            i = together[-1].last
        i += 1


def past_joined(parsed: Parsed, i: int) -> int:
    """The last of the verbs joined behind a word that have the same object ("see, collect and | use | your name").

    The word itself, where there are none; else of "access to and may collect your name", asked of the "to", "collect".
    """
    for run in runs(parsed):
        between = parsed.tokens[i + 1 : run.first]
        joined = any(t.lower in _JOINED_BY for t in between)
        if run.first == i or (joined and all(t.lower in _JOINED_BY or t.tag in _BEFORE_VERB for t in between)):
            return run.last
    return i


def _is_from_others(parsed: Parsed, verb: int) -> bool:
    """Whether it is got from others, and not given to them ("we rent mailing lists from other companies")."""
    within = parsed.tokens[verb : parsed.extent(verb)[1]]
    places = {t.lower for t in within if t.dep == "prep" and parsed.tokens[t.head].tag != "VBN"}
    return "from" in places and "to" not in places and not is_passive(parsed, verb)


def _verb(tokens: tuple[Token, ...], i: int) -> Run | None:
    if not _is_action(tokens, i):
        return None
    return Run(i, i, ("share" if _goes_to_others(tokens, i) else cues.actions()[tokens[i].stem],))


def _goes_to_others(tokens: tuple[Token, ...], i: int) -> bool:
    """Whether data are uploaded to somebody by a name or a trade ("photos are uploaded to Dropbox"), and not by you."""
    if tokens[i].stem != _UPLOAD or any(t.lower == "you" for t in tokens[max(0, i - _REACH) : i]):
        return False
    to = next((t for t in tokens[i + 1 :] if t.lower == "to" and t.head <= t.i), None)
    what = next((t for t in tokens[i + 1 :] if to and t.dep == "pobj" and t.head == to.i), None)
    own = to is not None and tokens[min(to.i + 1, len(tokens) - 1)].lower in {"our", "the"}
    return what is not None and (what.tag == "NNP" or (what.stem in cues.somebody() and not own))


def _told(parsed: Parsed, i: int) -> Run | None:
    """The action that the object of a verb tells ("detect your location")."""
    action = told_action(parsed, parsed.tokens[i])
    return Run(i, i, (action,)) if action and not _is_idle(parsed.tokens, i) else None


def _phrase(tokens: tuple[Token, ...], i: int) -> Run | None:
    """The action that several words tell together ("make use of", "make … available")."""
    if not tokens[i].is_verb:
        return None
    for parts, action in cues.phrases().get(tokens[i].stem, ()):
        last = _last_part(tokens, i, parts)
        if last is not None and not _is_idle(tokens, last):
            whole = not (tokens[last].is_noun or _is_parted(tokens, i, last, parts))
            return Run(i, last if whole else i, (action,))
    return Run(i, i, ("share",)) if tokens[i].stem == "make" and _makes_open(tokens, i) else None


def _last_part(tokens: tuple[Token, ...], i: int, parts: tuple[str, ...]) -> int | None:
    """Where the last of several words stands, with nothing between them but what may stand inside a phrase."""
    at = i
    for part in parts[1:]:
        found = next((t.i for t in tokens[at + 1 : at + 2 + _FILLERS] if t.stem == part), None)
        if found is None:
            return None
        at = found
        between = [t for t in tokens[i + 1 : at] if t.stem not in parts and t.tag not in _FILLING]
        if between and (tokens[at].is_noun or not all(t.dep in _OBJECTS for t in between)):
            return None
    return at


def _is_parted(tokens: tuple[Token, ...], i: int, at: int, parts: tuple[str, ...]) -> bool:
    """Whether the object stands between the words ("make | your comments | public", "hand | it | over")."""
    between = (t for t in tokens[i + 1 : at] if t.stem not in parts and t.dep in _OBJECTS)
    return any(t.is_noun or t.tag == "PRP" for t in between)


def _makes_open(tokens: tuple[Token, ...], i: int) -> bool:
    """Whether it is "make … available", however far the two stand apart."""
    for t in tokens[i + 1 :]:
        if t.lower in _OPEN and (t.i == i + 1 or i in {t.head, tokens[t.head].head}):
            return True
        behind = [each.lower for each in tokens[t.i + 1 : t.i + 2]]
        if t.lower in _OPEN and behind == ["to"] and t.i - i <= _APART and tokens[i + 1].tag in _OBJECT_BEGINS:
            return True
    return False


def _is_action(tokens: tuple[Token, ...], i: int) -> bool:
    token, previous = tokens[i], tokens[i - 1] if i else None
    if token.stem not in cues.actions() or _is_idle(tokens, i) or _is_name(tokens, i):
        return False
    if token.is_verb:
        helped = token.tag == "VBN" and previous is not None and previous.lower in _BE
        return helped or token.dep not in {"amod", "compound", "prep"}
    helped = previous is not None and (previous.tag == "MD" or previous.lower in {"not", "never", "n't"})
    return (helped or _opens_list(tokens, i)) and token.tag in {"NN", "NNP", "JJ"}


def _opens_list(tokens: tuple[Token, ...], i: int) -> bool:
    """Whether verbs follow what the parser took for a noun ("may, in our discretion, share, rent or sell")."""
    if i == 0 or tokens[i - 1].lower != "," or not any(t.tag == "MD" for t in tokens[:i]):
        return False
    following = [t for t in tokens[i + 1 : i + 4] if t.lower not in _SEPARATORS]
    parted = i + 1 < len(tokens) and tokens[i + 1].lower in {",", "or", "and"}
    return parted and bool(following) and following[0].tag == "VB" and following[0].stem in cues.actions()


def _is_name(tokens: tuple[Token, ...], i: int) -> bool:
    """Whether it ends what a setting or a link is called ("a Do Not Track signal", "Do Not Sell or Share My Data")."""
    if tokens[i].stem not in _NAMED or [t.lower for t in tokens[i + 1 : i + 2]] == ["your"]:
        return False
    if i > _NAME_REACH and tokens[i - 1].lower in _JOINS and tokens[i - 2].stem in _NAMED:
        return _is_name(tokens, i - 2)
    if i < _NAME_REACH or [t.lower for t in tokens[i - 2 : i]] != ["do", "not"]:
        return False
    return tokens[i - _NAME_REACH].tag in _BEFORE_NAMES


def _is_idle(tokens: tuple[Token, ...], i: int) -> bool:
    """Whether its next words take the meaning away: "learn more about", "provide that …", not "provide that data"."""
    following = tokens[i + 1 : i + 4]
    idle = (
        len(words)
        for words in cues.idle().get(tokens[i].stem, ())
        if words == tuple(t.stem for t in following[: len(words)])
    )
    return any(following[count - 1].dep not in {"compound", "det"} for count in idle)


def _next(tokens: tuple[Token, ...], before: Run) -> Run | None:
    """The next verb of the run, where only commas, conjunctions and loose prepositions stand between."""
    parted = False
    for token in tokens[before.last + 1 : before.last + 1 + _REACH]:
        if token.lower in _NOT and not _is_denied(tokens, before):
            return None
        if token.lower in _SEPARATORS:
            parted = True
        elif parted and _helps_again(tokens, token):
            continue  # "we collect | and may store | your name"
        elif parted and (idle := _adding_nothing(tokens, before, token)) is not None:
            return idle
        elif parted and (phrase := _phrase(tokens, token.i)) is not None:
            made = "participle" if token.lower == _MADE else _form(token)
            return _as_before(before, phrase) if _form(tokens[before.first]) == made else None
        elif parted and token.stem in cues.actions() and _is_idle(tokens, token.i):
            return None
        elif parted and token.stem in cues.actions() and (token.is_verb or token.is_noun):
            action = cues.actions()[token.stem]
            joined = not are_apart(tokens, before.last, token, before.actions, action)
            return Run(token.i, token.i, (action,)) if joined and _form(tokens[before.first]) == _form(token) else None
        elif token.tag != "RB" and not _is_loose(tokens, token) and not _is_asked(tokens, before, token):
            return None
    return None


def _helps_again(tokens: tuple[Token, ...], token: Token) -> bool:
    """Whether a helping word opens the next verb ("we do not collect | and do | not store your name")."""
    behind = [t.lower for t in tokens[token.i + 1 : token.i + 2]]
    helps = token.tag == "MD" or (token.lower in _DO and not _NOT.isdisjoint(behind))
    return helps and tokens[token.i - 1].lower in _JOINS


def _as_before(before: Run, phrase: Run) -> Run:
    """The phrase with what it tells behind a sale: who sells or otherwise disposes of data deletes none."""
    sold = before.actions == ("sell",) and phrase.actions == ("retain",)
    return Run(phrase.first, phrase.last, before.actions) if sold else phrase


def _is_denied(tokens: tuple[Token, ...], before: Run) -> bool:
    """Whether the run is denied from its first verb on ("not kept and not sold", but not "kept and not sold")."""
    return any(t.lower in _DENYING for t in tokens[max(0, before.first - _DENIAL_REACH) : before.first])


def _is_loose(tokens: tuple[Token, ...], token: Token) -> bool:
    """Whether it is the preposition in "shared with, or sold to"."""
    following = tokens[token.i + 1].lower if token.i + 1 < len(tokens) else ""
    return token.tag in {"IN", "TO", "RP"} and following in {",", "and", "or", "/"}


def _only_reports(tokens: tuple[Token, ...], before: Run, token: Token) -> bool:
    """Whether it adds nothing, since nobody is told of what was gathered ("it tracks and | reports | visits")."""
    gathered = token.stem == _REPORT and before.actions in {("collect",), ("use",)}
    gathered = gathered and _form(tokens[before.first]) == _form(token)
    return gathered and not any(t.lower == "to" and t.head in {before.first, token.i} for t in tokens[token.i + 1 :])


def _adding_nothing(tokens: tuple[Token, ...], before: Run, token: Token) -> Run | None:
    """A verb of the run that tells no action of its own, if it is one."""
    if _only_reports(tokens, before, token):
        following = [t.lower for t in tokens[token.i + 1 : token.i + 2]]
        return Run(token.i, token.i + 1 if following == ["on"] else token.i, ())
    last = _last_of_anonymizing(tokens, before, token)
    return Run(token.i, last, ()) if last is not None else None


def _last_of_anonymizing(tokens: tuple[Token, ...], before: Run, token: Token) -> int | None:
    """Where a verb ends that deletes what is personal of the data ("delete or | de-identify | it"), if it is one."""
    if tokens[before.first].stem not in cues.verbs("delete"):
        return None
    parts = [t.lower for t in tokens[token.i : token.i + 3]]
    if parts[:2] == ["de", "-"] and stem("".join(parts)) in cues.verbs("anonymize"):
        return token.i + 2
    return token.i if token.stem in cues.verbs("anonymize") and _form(tokens[before.first]) == _form(token) else None


def _is_asked(tokens: tuple[Token, ...], before: Run, token: Token) -> bool:
    """Whether it is the person in "ask you for, and keep"."""
    behind = [t.lower for t in tokens[token.i + 1 : token.i + 3]]
    asks = token.i == before.last + 1 and tokens[before.last].stem in cues.verbs("ask")
    return asks and token.lower == "you" and behind[:1] == ["for"] and behind[1:] in ([","], ["and"])


def _form(token: Token) -> str:
    """The inflection; a plain noun after a participle is no verb."""
    if token.lower.endswith("ing"):
        return "gerund"
    return "participle" if token.lower.endswith(("ed", "sold", "lent", "kept", "held", "sent", "given")) else "plain"
