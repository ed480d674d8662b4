"""The lists of patterns: each name stands once, is asked for by the code, and is a pattern that can be read."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from pathlib import Path

import kg.link.cues
from kg.link.cues import cue, kinds

FOLDER = Path(kg.link.cues.__file__).parent
FILES = [tomllib.loads(table.read_text("utf-8")) for table in FOLDER.glob("*.toml")]
LISTS = {name: words for table in FILES for name, words in table.items()}
CODE = "".join(module.read_text("utf-8") for module in FOLDER.parent.rglob("*.py"))
ASKED = set(re.findall(r'\b(?:cue|kinds)\("(\w+)"\)', CODE))
NAMED = set(re.findall(r"\{([a-z_]+)\}", str(LISTS)))


def test_no_two_files_name_a_list_alike() -> None:
    assert [name for name, count in Counter(name for table in FILES for name in table).items() if count > 1] == []


def test_what_the_code_or_another_list_asks_for_is_there() -> None:
    assert (ASKED | NAMED) - set(LISTS) == set()


def test_every_list_is_asked_for() -> None:
    assert [name for name in LISTS if f'"{name}"' not in CODE and name not in NAMED] == []


def test_every_list_can_be_read() -> None:
    for name, words in LISTS.items():
        patterns = kinds(name).values() if isinstance(words, dict) else [cue(name)]
        assert all(pattern.pattern for pattern in patterns)
