"""Lists what is wrong and what is missed in labelled policies: `python -m benchmarks.quality GOLD --errors`.

Without --errors, the table by group and policy. `--split tuned` takes the policies whose errors may be read.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.edges import Edge, Row, edges, near, unfold
from benchmarks.gold import FOLDS, GROUPS, UNTUNED, Labelled, Split, load, names_in, tally
from kg.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.model import Vocabulary


def lines(policies: Sequence[Labelled], vocabulary: Vocabulary) -> Iterator[str]:
    """The table as text: groups first, then policy by policy."""
    yield f"{'':32}{'strict P':>10}{'R':>7}{'F1':>7}{'lenient P':>12}{'R':>7}{'F1':>7}{'gold':>7}{'found':>7}"
    yield from (_line(group, policies, group, vocabulary) for group in GROUPS)
    yield from (_line(f"policy {policy.name}", [policy], "all", vocabulary) for policy in policies)


def _line(title: str, policies: Sequence[Labelled], group: str, vocabulary: Vocabulary) -> str:
    strict, lenient = (tally(policies, group, mode, vocabulary) for mode in ("strict", "lenient"))
    return (
        f"{title[:31]:32}{strict.precision:10.3f}{strict.recall:7.3f}{strict.f1:7.3f}"
        f"{lenient.precision:12.3f}{lenient.recall:7.3f}{lenient.f1:7.3f}{strict.gold:7}{strict.found:7}"
    )


def mistakes(policy: Labelled, vocabulary: Vocabulary) -> Iterator[str]:
    """The wrong edges (+) and the missed ones (-) below their quotes; ~ where the lenient measure agrees."""
    gold, found = edges(policy.gold), edges(policy.found)
    yield from _unconfirmed("+", policy.name, policy.found, gold, vocabulary)
    yield from _unconfirmed("-", policy.name, policy.gold, found, vocabulary)


def _unconfirmed(
    sign: str, name: str, these: Sequence[Row], those: frozenset[Edge], vocabulary: Vocabulary
) -> Iterator[str]:
    said: set[Edge] = set()
    for row in these:
        wrong = [edge for edge in dict.fromkeys(unfold(row)) if edge not in those and edge not in said]
        said.update(wrong)
        if wrong:
            yield f"\n{name}  {' '.join(row['quote'].split())!r}"
        for edge in wrong:
            yield f"  {sign}{'~' if any(near(edge, other, vocabulary) for other in those) else ' '} {edge}"


def chosen(folder: Path, policies: str, split: Split, part: str) -> list[str]:
    """The names of the policies to look at."""
    names = names_in(folder)
    if policies:
        wanted = policies.split(",")
        if unknown := sorted(set(wanted) - set(names)):
            sys.exit(f"no gold policy {', '.join(unknown)} in {folder}")
        names = wanted
    return [name for name in names if not part or split.untuned(name) == (part == "untuned")]


def main() -> int:
    """Print what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, help="folder of NAME.txt with NAME.jsonl beside it")
    parser.add_argument("--policies", default="", help="these only: name,name")
    parser.add_argument("--split", choices=("tuned", "untuned"), default="", help="one part of the policies only")
    parser.add_argument("--folds", type=int, default=FOLDS, help="into how many parts they are split")
    parser.add_argument("--fold", type=int, default=UNTUNED, help="which of them is the untuned one, from 0")
    parser.add_argument("--errors", action="store_true", help="list the wrong and the missed edges with their quotes")
    options = parser.parse_args()
    if not options.gold.is_dir():
        print(f"skipped: there is no gold folder {options.gold}")
        return 0
    vocabulary = load_vocabulary()
    names = chosen(options.gold, options.policies, Split(options.folds, options.fold), options.split)
    policies = load(options.gold, names, vocabulary)
    if options.errors:
        print("\n".join(line for policy in policies for line in mistakes(policy, vocabulary)), end="\n\n")
    print("\n".join(lines(policies, vocabulary)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
