"""`kg build`, `kg extract` and `kg validate` on files, good and bad."""

from __future__ import annotations

import json
import os
import shutil
import signal
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from kg.model import Failure, Reading, Source
from kg.pipeline import build, read_policies
from kg.pipeline.reading import read_with_terms
from kg.pipeline.workers import in_processes
from kg.read import find_sources
from kg.session import opened
from tests.query.sample import acme, graph_folder, kite

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tests.conftest import Kg

LANTERNS = "# Acme Lanterns Privacy Policy\n\nWe share your e-mail address with advertisers.\n"
KITES = "# Kite Club Privacy Policy\n\nWe collect your name. We never sell your phone number.\n"


@pytest.fixture
def policies(tmp_path: Path) -> Path:
    folder = tmp_path / "policies"
    (folder / "shops").mkdir(parents=True)
    (folder / "shops" / "acme.md").write_text(LANTERNS, "utf-8")
    (folder / "kite.txt").write_text(KITES, "utf-8")
    return folder


def test_a_build_makes_a_graph_that_answers(kg: Kg, policies: Path, tmp_path: Path) -> None:
    done = kg("build", policies, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, "")
    assert "2 policies in output: 2 read." in done.stderr
    assert "3 statements, 4 edges" in done.stderr
    report = json.loads((tmp_path / "output" / "report.json").read_text("utf-8"))
    assert {key: report[key] for key in ("policies", "read", "statements", "edges", "failures")} == {
        "policies": 2, "read": 2, "statements": 3, "edges": 4, "failures": [],
    }  # fmt: skip
    answer = kg("ask", "who-shares", "--data", "EmailAddress", cwd=tmp_path).stdout
    assert "We share your e-mail address with advertisers" in answer
    assert kg("validate", cwd=tmp_path).returncode == 0


def test_a_build_reads_again_only_what_has_changed(kg: Kg, policies: Path, tmp_path: Path) -> None:
    kg("build", policies, cwd=tmp_path)
    turtle = (tmp_path / "output" / "kg.ttl").read_bytes()
    again = kg("build", policies, cwd=tmp_path)
    assert (again.returncode, again.stderr) == (0, "Nothing changed: 2 policies in output.\n")
    assert (tmp_path / "output" / "kg.ttl").read_bytes() == turtle
    (policies / "kite.txt").write_text(KITES.replace("name", "location"), "utf-8")
    assert "2 policies in output: 1 read, 1 unchanged." in kg("build", policies, cwd=tmp_path).stderr
    (policies / "kite.txt").unlink()
    assert "1 policy in output: 0 read, 1 unchanged, 1 removed." in kg("build", policies, cwd=tmp_path).stderr
    assert "Kite" not in (tmp_path / "output" / "kg.ttl").read_text("utf-8")


BAD = {"empty.md": b"", "binary.txt": b"\x00\x01\x02", "silent.md": b"Hello there, how are you?\n"}


def test_bad_files_are_named_and_the_rest_is_built(kg: Kg, policies: Path, tmp_path: Path) -> None:
    for name, data in BAD.items():
        (policies / name).write_bytes(data)
    done = kg("build", policies, cwd=tmp_path)
    assert done.returncode == 3
    for name in BAD:
        assert f"kg: {name}: " in done.stderr
    assert "3 policies in output: 3 read." in done.stderr
    assert len(kg("ask", "who-shares", cwd=tmp_path).stdout.splitlines()) == 2


@pytest.mark.parametrize("command", ["build", "extract"])
def test_documents_in_a_form_that_is_not_read_are_named(kg: Kg, policies: Path, tmp_path: Path, command: str) -> None:
    (policies / "shops" / "notice.PDF").write_bytes(b"%PDF-1.7")
    done = kg(command, policies, cwd=tmp_path)
    assert done.returncode == 0
    assert "1 document left out, save as text, markdown or HTML: shops/notice.PDF." in done.stderr


def test_a_file_that_can_no_longer_be_read_does_not_lose_what_it_said(kg: Kg, policies: Path, tmp_path: Path) -> None:
    kg("build", policies, cwd=tmp_path)
    (policies / "kite.txt").write_bytes(b"")
    done = kg("build", policies, cwd=tmp_path)
    assert done.returncode == 3
    assert "kg: kite.txt: empty" in done.stderr
    assert "Kite Club" in kg("ask", "who-sells", cwd=tmp_path).stdout


@pytest.mark.parametrize("paths", [["nowhere"], ["empty"], ["bad"]])
def test_nothing_to_read_ends_with_2(kg: Kg, tmp_path: Path, paths: list[str]) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "bad").mkdir()
    (tmp_path / "bad" / "empty.md").write_bytes(b"")
    done = kg("build", *paths, cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr.startswith("kg: ")
    assert done.stderr.count("\n") == 1
    assert not (tmp_path / "output" / "CURRENT").exists()


def test_extract_mirrors_the_folders_of_its_input(kg: Kg, policies: Path, tmp_path: Path) -> None:
    done = kg("extract", policies, "-o", "out", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, "")
    (row,) = map(json.loads, (tmp_path / "out" / "shops" / "acme.jsonl").read_text("utf-8").splitlines())
    assert (row["action"], row["data"], row["recipients"]) == ("share", ["EmailAddress"], ["Advertiser"])
    for mention in row["mentions"]:
        assert LANTERNS[mention["start"] : mention["end"]] == mention["text"]
    assert len((tmp_path / "out" / "kite.jsonl").read_text("utf-8").splitlines()) == 2


def test_extract_prints_where_no_folder_is_given(kg: Kg, policies: Path) -> None:
    for arguments in ([policies / "kite.txt"], [policies / "kite.txt", "-o", "-"]):
        rows = [json.loads(line) for line in kg("extract", *arguments).stdout.splitlines()]
        assert [row["policy"] for row in rows] == ["kite.txt", "kite.txt"]


def test_extract_names_what_it_cannot_read(kg: Kg, policies: Path) -> None:
    (policies / "empty.md").write_bytes(b"")
    done = kg("extract", policies)
    assert (done.returncode, len(done.stdout.splitlines())) == (3, 3)
    assert done.stderr.startswith("kg: empty.md: empty")
    assert kg("extract", policies / "empty.md").returncode == 2


def test_extract_prints_the_rows_that_it_writes_to_files(kg: Kg, tmp_path: Path) -> None:
    (tmp_path / "shop.md").write_text("We collect your name, also in Höhe.\n", "utf-8")
    kg("extract", "shop.md", "-o", "out", cwd=tmp_path)
    (written,) = (tmp_path / "out" / "shop.jsonl").read_text("utf-8").splitlines()
    assert kg("extract", "shop.md", cwd=tmp_path).stdout == '{"policy": "shop.md", ' + written[1:] + "\n"


def test_a_file_in_the_place_of_the_graph_is_left_alone_and_said(kg: Kg, policies: Path, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("mine")
    done = kg("build", policies, "-o", "taken", cwd=tmp_path)
    assert done.returncode == 2
    assert "kg: taken: a file is in the way of the graph's folder (name another folder with -o)" in done.stderr
    assert (tmp_path / "taken").read_text() == "mine"
    below = kg("build", policies, "-o", "taken/graph", cwd=tmp_path)
    assert below.returncode == 2
    assert "taken/graph: the graph's folder cannot be made" in below.stderr


def test_a_folder_of_a_graph_that_may_not_be_written_to_is_said(kg: Kg, policies: Path, tmp_path: Path) -> None:
    (tmp_path / "output" / ".lock").mkdir(parents=True)
    done = kg("build", policies, cwd=tmp_path)
    assert done.returncode == 2
    complaint = "kg: output: the graph's folder cannot be written to: Is a directory (name another folder with -o)\n"
    assert done.stderr == complaint


def test_a_link_to_a_file_that_is_gone_is_named(kg: Kg, policies: Path, tmp_path: Path) -> None:
    (policies / "gone.md").symlink_to(tmp_path / "nowhere.md")
    done = kg("build", policies, cwd=tmp_path)
    assert done.returncode == 3
    assert "kg: gone.md: No such file or directory" in done.stderr
    assert "2 policies in output: 2 read." in done.stderr


def test_a_folder_that_may_not_be_looked_into_is_named(policies: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.access", lambda place, _mode: place.name != "shops")  # who is root may look everywhere
    outcomes = list(read_policies(find_sources([policies])))
    assert [each.name for each in outcomes if isinstance(each, Failure)] == ["shops"]


def test_what_a_browser_saved_with_a_page_is_no_policy(policies: Path) -> None:
    for name in ("Our Privacy.html", "Our Privacy_files/frame.html", "other_files/policy.html"):
        (policies / name).parent.mkdir(exist_ok=True)
        (policies / name).write_text("<p>We collect your name.</p>", "utf-8")
    names = [source.name for source in find_sources([policies])]
    assert names == ["Our Privacy.html", "kite.txt", "other_files/policy.html", "shops/acme.md"]


def test_a_mistake_in_a_users_own_terms_is_told_once_with_its_place(kg: Kg, policies: Path, tmp_path: Path) -> None:
    kg("build", policies, cwd=tmp_path)
    (tmp_path / "mine.ttl").write_text("no Turtle\n", "utf-8")
    for command in ("build", "extract"):
        done = kg(command, policies, "--terms", "mine.ttl", cwd=tmp_path)
        assert (done.returncode, done.stderr.count("\n")) == (2, 1)
        assert done.stderr.startswith("kg: mine.ttl:1: not Turtle that can be read")
    assert "Kite Club" in kg("ask", "who-sells", cwd=tmp_path).stdout


def test_quotes_are_looked_up_where_the_policies_were_built_from(kg: Kg, policies: Path, tmp_path: Path) -> None:
    kg("build", policies, cwd=tmp_path)
    assert "quotes of 2 policies looked up" in kg("validate", cwd=tmp_path).stderr
    moved = policies.rename(tmp_path / "moved")
    assert "No quote was looked up" in kg("validate", cwd=tmp_path).stderr
    assert "quotes of 2 policies looked up" in kg("validate", "--sources", moved, cwd=tmp_path).stderr
    (moved / "kite.txt").write_text("We sell kites.\n", "utf-8")
    done = kg("validate", "--sources", moved, cwd=tmp_path)
    assert "its source has changed" in done.stdout
    assert "quotes of 1 policy looked up" in done.stderr


def test_findings_are_told_and_end_with_1(kg: Kg, tmp_path: Path) -> None:
    reading = kite()
    odd = replace(reading.statements[0], data=("Horoscope",))
    folder = graph_folder(tmp_path / "output", acme(), replace(reading, statements=(odd,)))
    done = kg("validate", "-g", folder)
    assert done.returncode == 1
    assert "kite.txt" in done.stdout
    assert "Horoscope" in done.stdout
    assert "2 violations" in done.stderr


def test_severities_say_what_is_told_and_what_ends_with_1(kg: Kg, tmp_path: Path) -> None:
    reading = kite()
    folder = graph_folder(tmp_path / "output", replace(reading, statements=()))
    done = kg("validate", "-g", folder, "-f", "json")
    assert [row["shape"] for row in json.loads(done.stdout)] == ["policy-without-statement"]
    assert done.returncode == 0
    assert kg("validate", "-g", folder, "--fail-on", "warning").returncode == 1
    assert json.loads(kg("validate", "-g", folder, "-f", "json", "--severity", "violation").stdout) == []
    every = json.loads(kg("validate", "-g", folder, "-f", "json", "--severity", "info").stdout)
    assert {row["severity"] for row in every} >= {"warning", "info"}
    wrong = kg("validate", "-g", folder, "--severity", "warnings")
    assert wrong.returncode == 2
    assert "did you mean 'warning'" in wrong.stderr


def test_findings_are_written_in_the_form_that_the_file_ends_with(kg: Kg, tmp_path: Path) -> None:
    folder = graph_folder(tmp_path / "output", acme())
    starts = {
        "found.ttl": "@prefix",
        "found.xml": "<?xml",
        "found.sarif": "{",
        "found.csv": "severity,",
        "found.json": "[",
    }
    for name, start in starts.items():
        kg("validate", "-g", folder, "-o", tmp_path / name, "--severity", "info")
        assert (tmp_path / name).read_text("utf-8").startswith(start), name


def test_a_file_for_findings_is_written_where_there_is_none(kg: Kg, tmp_path: Path) -> None:
    folder = graph_folder(tmp_path / "output", acme())
    (tmp_path / "found.csv").write_text("of yesterday\n", "utf-8")
    kg("validate", "-g", folder, "-o", tmp_path / "found.csv", "--severity", "violation")
    assert (tmp_path / "found.csv").read_text("utf-8").startswith("severity,")


def dies_on_kites(source: Source, terms: Sequence[Path]) -> Reading:
    if "kite" in source.name:
        os._exit(9)
    return read_with_terms(source, tuple(terms))


def fails_on_kites(source: Source, terms: Sequence[Path]) -> Reading:
    if "kite" in source.name:
        raise ValueError("odd")
    return read_with_terms(source, tuple(terms))


@pytest.mark.parametrize(("read", "reason"), [(dies_on_kites, "died"), (fails_on_kites, "ValueError: odd")])
def test_a_process_that_dies_takes_only_its_own_policy_along(policies: Path, read: object, reason: str) -> None:
    sources = [Source(str(policies / name), name) for name in ("shops/acme.md", "kite.txt")] * 3
    outcomes = list(read_policies(sources, jobs=2, read=read))  # type: ignore[arg-type]
    assert [type(outcome) for outcome in outcomes] == [Reading, Failure] * 3
    assert all(reason in outcome.reason for outcome in outcomes if isinstance(outcome, Failure))


def interrupts(_number: int) -> None:
    os.kill(os.getpid(), signal.SIGINT)


def test_a_process_that_is_interrupted_ends_without_a_word(capfd: pytest.CaptureFixture[str]) -> None:
    assert list(in_processes(interrupts, [(1,), (2,)], 2)) == [None, None]
    assert capfd.readouterr() == ("", "")


def test_the_number_of_processes_and_the_order_of_files_change_nothing(policies: Path, tmp_path: Path) -> None:
    files = [policies / "shops" / "acme.md", policies / "kite.txt"]
    build(files, tmp_path / "one", jobs=1)
    build(files[::-1], tmp_path / "two", jobs=2)
    assert (tmp_path / "one" / "kg.ttl").read_bytes() == (tmp_path / "two" / "kg.ttl").read_bytes()


def test_a_users_own_terms_are_read_and_a_build_with_them_reads_anew(kg: Kg, policies: Path, tmp_path: Path) -> None:
    (policies / "pet.md").write_text("# Pet Shop Privacy Policy\n\nWe collect your parrot vocabulary.\n", "utf-8")
    terms = tmp_path / "mine.ttl"
    terms.write_text(
        "@prefix data: <https://w3id.org/policykg/data#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
        "data:ParrotVocabulary a skos:Concept ; skos:prefLabel 'parrot vocabulary'@en ;\n"
        "  skos:broader data:UserContent ; skos:inScheme <https://w3id.org/policykg/data> .\n",
        "utf-8",
    )
    kg("build", policies, cwd=tmp_path)
    assert "3 read" in kg("build", policies, "--terms", terms, cwd=tmp_path).stderr
    found = kg("sparql", "SELECT ?s { ?s pp:data data:ParrotVocabulary }", cwd=tmp_path).stdout
    assert len(found.splitlines()) == 2


def test_a_users_own_terms_are_linked_validated_and_asked_for_by_their_own_iri(kg: Kg, tmp_path: Path) -> None:
    (tmp_path / "pets").mkdir()
    (tmp_path / "pets" / "pet.md").write_text(
        "# Pet Shop Privacy Policy\n\nWe collect your tame bird's diet.\n", "utf-8"
    )
    terms = tmp_path / "mine.ttl"
    terms.write_text(
        "@prefix pet: <https://pets.example/terms#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
        "@prefix data: <https://w3id.org/policykg/data#> .\n"
        "pet:BirdDiet a skos:Concept ; skos:prefLabel 'bird diet'@en ; skos:altLabel \"tame bird's diet\"@en ;\n"
        "  skos:hiddenLabel 'budgie menu'@en ;\n"
        "  skos:broader data:Preference ; skos:inScheme <https://w3id.org/policykg/data> .\n",
        "utf-8",
    )
    kg("build", "pets", "--terms", terms, cwd=tmp_path)
    said = "SELECT ?s { ?s pp:data <https://pets.example/terms#BirdDiet> }"
    assert len(kg("sparql", said, cwd=tmp_path).stdout.splitlines()) == 2
    for name in ("BirdDiet", "bird diet", "budgie menu", "https://pets.example/terms#BirdDiet", "Preference"):
        assert "BirdDiet" in kg("ask", "who-collects", "--data", name, cwd=tmp_path).stdout, name
    assert [row["data"] for row in opened(tmp_path / "output").ask("who-collects", data="bird diet")] == ["BirdDiet"]
    checked = kg("validate", "-f", "json", "--severity", "violation", cwd=tmp_path)
    assert (checked.returncode, checked.stdout) == (0, "[]\n")
    assert "BirdDiet" in kg("show", "pet.md", cwd=tmp_path).stdout


def test_a_build_ignores_nothing_but_what_is_no_policy_file(kg: Kg, policies: Path, tmp_path: Path) -> None:
    shutil.copy(policies / "kite.txt", policies / "kite.json")
    assert "2 policies" in kg("build", policies, cwd=tmp_path).stderr
