"""What sort of thing words name: the person whose data it is, somebody else who acts, a thing, data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract import cues
from kg.words import stem

if TYPE_CHECKING:
    from kg.extract.syntax.grammar import Stretch
    from kg.extract.syntax.tokens import Parsed, Token

_DATA = frozenset(
    map(stem, ("information", "data", "address", "name", "number", "detail", "identifier", "this", "it"))
) | {"pii", "npii", "non-pii"}
_BEHIND_NO_ONE = frozenset({"at", "within", "in", "from", "on", "among", "here"})
"""What says where a "no one" is that is none of the readers ("no one at Acme")."""
_PARENT = stem("parent")


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
