"""Advertisements that by a clause about them place cookies here ("we show ads | that may contain cookies")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract import cues
from kg.extract.predicates.scope import denied, is_doubted
from kg.extract.syntax.asked import is_asked_about

if TYPE_CHECKING:
    from kg.extract.syntax.grammar import Stretch
    from kg.extract.syntax.tokens import Parsed, Token


def shown_ads(parsed: Parsed, token: Token) -> Stretch | None:
    """The advertisements shown here that a clause says place cookies ("ads to your devices, | which may use cookies").

    The parser often hangs it on the place where they are shown.
    """
    which = next((t for t in parsed.children(token.i) if t.is_subject and t.tag == "WDT"), None)
    noun, over = parsed.tokens[token.head], parsed.verb_over(token.head)
    if token.dep != "relcl" or which is None or over.i > which.i or noun.stem in cues.somebody():
        return None
    unsaid = denied(parsed, over.i, 0, 0) or is_asked_about(parsed, over.i) or is_doubted(parsed, over.i)
    shown = over.stem in cues.verbs("show") and not unsaid
    before = (t for t in parsed.tokens[: which.i] if t.lower in cues.words("ads") and parsed.verb_over(t.i).i == over.i)
    ads = next(before, None) if shown else None
    sets = any(t.dep == "dobj" and t.stem in cues.carriers() for t in parsed.children(token.i))
    return (ads.i, ads.i + 1) if ads is not None and sets else None
