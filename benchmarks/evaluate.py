"""Runs every benchmark of quality and prints one table: `python -m benchmarks.evaluate SHARED`.

SHARED holds the labelled policies, OPP-115 and PolicyIE; what is absent is skipped, which is said. Exit 1 if a figure
is below its floor in floors.toml. Where nothing was skipped, QUALITY.md is written from the run.
"""

from __future__ import annotations

import argparse
import sys
import tomllib
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks import cases, confidence, gold, opp115, policyie
from benchmarks.figures import Figure, aligned, failures, of_tallies, rows
from benchmarks.report import report
from kg.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from benchmarks.gold import Labelled, Split
    from kg.model import Statement, Vocabulary

HERE = Path(__file__).parent
MADE_UP = HERE / "policies"
FOLDS = 5
"""Into how many parts the labelled policies are split to see how much figures differ from part to part."""
LIMIT = 0.8
"""A confidence that a user may ask for."""


def own_cases(vocabulary: Vocabulary) -> Iterator[Figure]:
    """The project's own cases, which are always there."""
    right, number = cases.passing(vocabulary)
    yield Figure("cases", "own", "number", number)
    yield Figure("cases", "own", "passing", right / number)


def on_made_up(vocabulary: Vocabulary) -> Iterator[Figure]:
    """Policies that were made up and labelled for this project, which are always there."""
    measured = gold.measure(gold.load(MADE_UP, gold.names_in(MADE_UP), vocabulary), vocabulary)
    yield from of_tallies("made up", "all", {line: measured[line] for line in gold.HEADLINES})


def on_gold(policies: Sequence[Labelled], split: Split, vocabulary: Vocabulary) -> Iterator[Figure]:
    """The labelled policies: tuned, untuned and all, group by group, and fold by fold."""
    strict: dict[str, float] = {}
    for part, some in split.parts(policies).items():
        measured = gold.measure(some, vocabulary)
        strict[part] = measured["all, strict"].f1
        lines = measured if part == "all" else {line: measured[line] for line in gold.HEADLINES}
        yield from of_tallies("gold", part, lines)
    yield Figure("gold", "all", "gap of tuned to untuned, strict", strict["tuned"] - strict["untuned"], fault=True)
    for fold in range(FOLDS):
        some = [policy for policy in policies if gold.fold_of(policy.name, FOLDS) == fold]
        yield from of_tallies(
            "gold", f"fold {fold} of {FOLDS}", {"all, strict": gold.tally(some, "all", "strict", vocabulary)}
        )


def on_confidence(policies: Sequence[Labelled]) -> Iterator[Figure]:
    """Whether confidences are true: of weights fitted to other policies, and of the weights as they are shipped."""
    given = list(confidence.examples(policies))
    shipped = [(statement.confidence, each.right) for statement, each in zip(_statements(policies), given, strict=True)]
    for part, judged in (("cross-validated", confidence.cross_validated(given)), ("as shipped", shipped)):
        yield Figure("confidence", part, "calibration error", confidence.calibration_error(judged), fault=True)
        precision, share = confidence.at_least(LIMIT, judged)
        yield Figure("confidence", part, f"precision from {LIMIT} up", precision)
        yield Figure("confidence", part, f"share from {LIMIT} up", share)


def _statements(policies: Sequence[Labelled]) -> Iterator[Statement]:
    return (statement for policy in policies for statement in policy.statements)


def on_opp115(shared: Path, vocabulary: Vocabulary) -> Iterator[Figure]:
    """OPP-115."""
    table = opp115.evaluate(shared, vocabulary)
    for of in opp115.MARKED:
        yield from of_tallies("OPP-115", of, {kind: tally for (kind, marked), tally in table.items() if marked == of})


def on_policyie(path: Path, vocabulary: Vocabulary) -> Iterator[Figure]:
    """PolicyIE."""
    sentences = policyie.load(path)
    found = tuple(policyie.read_alone([each.text for each in sentences], vocabulary))
    for half in policyie.HALVES:
        some, theirs = policyie.in_half(half, sentences, found)
        yield from of_tallies("PolicyIE", half, policyie.measure(some, theirs))
        yield Figure("PolicyIE", half, "false alarms", policyie.false_alarms(some, theirs), fault=True)


def main() -> int:
    """Measure, print the table, write the report, compare with the floors."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path, help="the folder with gold/dev, opp115, policyie and corpus")
    parser.add_argument("--folds", type=int, default=gold.FOLDS, help="into how many parts gold is split")
    parser.add_argument("--fold", type=int, default=gold.UNTUNED, help="which of them is the untuned one, from 0")
    options = parser.parse_args()
    shared, split = options.shared, gold.Split(options.folds, options.fold)
    vocabulary = load_vocabulary()
    labelled, marked, sentences = shared / "gold/dev", shared / "opp115", shared / "policyie/train.jsonl"
    absent = [path for path in (labelled, marked, sentences) if not path.exists()]
    policies = () if labelled in absent else gold.load(labelled, gold.names_in(labelled), vocabulary)
    figures = [
        *own_cases(vocabulary),
        *on_made_up(vocabulary),
        *(on_gold(policies, split, vocabulary) if policies else ()),
        *(on_confidence(policies) if policies else ()),
        *(on_opp115(shared, vocabulary) if marked not in absent else ()),
        *(on_policyie(sentences, vocabulary) if sentences not in absent else ()),
    ]
    targets, floors = (tomllib.loads((HERE / f"{name}.toml").read_text("utf-8")) for name in ("targets", "floors"))
    table = list(rows(figures, targets, floors))
    print("\n".join(aligned(table)))
    print("\n".join(f"skipped: there is no {path}" for path in absent), end="\n" if absent else "")
    if not absent and split == gold.Split():
        today = datetime.now(tz=UTC).date()
        text = report(today, table, policies, split, (HERE / "weaknesses.md").read_text("utf-8"))
        (HERE / "QUALITY.md").write_text(text, "utf-8")
    short = list(failures(figures, floors))
    print("\n".join(short) or "every floor held")
    return 1 if short else 0


if __name__ == "__main__":
    sys.exit(main())
