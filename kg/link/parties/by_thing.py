"""Tells who gives data by a thing: whoever put it on the site ("the plug-in sends your address to the network").

A thing has no data of its own to give, and neither has a deed ("this involves sharing your name with banks"). Nor has
somebody who is only said to send data to themselves: we let them ("Acme's fonts transmit your address to Acme").
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.link.cues import cue
from kg.link.reading import words_of

if TYPE_CHECKING:
    from kg.model import Frame

_NAME = re.compile(r"[A-Z][\w&]+(?: (?:Inc|LLC|Ltd)\b)?")
_GIVES = frozenset({"share", "sell"})


def gives_by_thing(frame: Frame, who: str) -> bool:
    """Whether a thing or a deed gives the data to somebody, and nobody else is told to own it."""
    if frame.action not in _GIVES or not frame.recipients or cue("things_that_give").fullmatch(who) is None:
        return False
    return not any(cue("to_whoever_set_it").match(words_of(frame, each)) for each in frame.recipients)


def gives_to_itself(frame: Frame, who: str) -> bool:
    """Whether those who are said to give the data are those who get them."""
    name = _NAME.match(who)
    if frame.action not in _GIVES or frame.polarity == "denied" or name is None:
        return False
    given = " ".join(words_of(frame, each) for each in frame.recipients)
    return re.search(rf"\b{re.escape(name[0])}\b", given) is not None
