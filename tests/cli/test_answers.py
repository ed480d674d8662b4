"""What the commands that answer print, on a graph of two policies put together by hand."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
import unicodedata
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from typing import TYPE_CHECKING

import pytest

from kg.cli.app import run
from tests.conftest import plain_environment
from tests.console import said
from tests.query.sample import ACME, acme, graph_folder, kite, reading, statement

if TYPE_CHECKING:
    from tests.conftest import Kg

MAIL = "We share your e-mail address with advertisers to send you offers"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a graph in `output`, where a command looks for it."""
    folder = tmp_path_factory.mktemp("home")
    graph_folder(folder / "output", acme(), kite())
    return folder


def answer(kg: Kg, home: Path, *arguments: str) -> str:
    done = kg(*arguments, cwd=home)
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    return done.stdout


def test_in_a_pipe_an_answer_is_tsv(kg: Kg, home: Path) -> None:
    head, *rows = answer(kg, home, "ask", "who-shares", "--data", "email").splitlines()
    assert head.split("\t") == ["organization", "data", "how", "recipients", "condition", "quote", "place"]
    assert [row.split("\t")[5] for row in rows] == [MAIL]


def test_an_option_may_be_given_several_times(kg: Kg, home: Path) -> None:
    shown = answer(kg, home, "ask", "who-shares", "--data", "email", "--data", "LocationData")
    assert [row.split("\t")[0] for row in shown.splitlines()[1:]] == ["Acme Lanterns", "Kite Club"]


def test_on_a_terminal_an_answer_is_a_table_with_the_quotes_below(home: Path) -> None:
    start = ACME.index(MAIL)
    assert said("kg ask who-shares --data email", home).splitlines() == [
        "organization   data          how     recipients",
        "-------------  ------------  ------  ----------",
        "Acme Lanterns  EmailAddress  shares  Advertiser",
        f"    “{MAIL}” [shops/acme.md:{start}-{start + len(MAIL)}]",
    ]


def test_a_table_is_no_wider_than_the_terminal(home: Path) -> None:
    lines = said("COLUMNS=60 kg ask contradictions; COLUMNS=60 kg show acme; COLUMNS=60 kg stats", home).splitlines()
    assert len(lines) > 30
    assert max(map(len, lines)) <= 60


def test_json_holds_numbers_and_nothing(kg: Kg, home: Path) -> None:
    (row,) = json.loads(answer(kg, home, "ask", "shared-data", "-f", "json"))
    assert (row["data"], row["organizations"]) == ("EmailAddress", 2)
    rows = json.loads(answer(kg, home, "ask", "who-collects", "-f", "json"))
    assert [row["condition"] for row in rows] == ["when you order", None, None]


def test_csv_is_no_formula(kg: Kg, home: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(answer(kg, home, "ask", "named-recipients", "-f", "csv"))))
    assert rows[0]["quote"] == '\'=HYPERLINK("http://evil") is shared with AdNet'


def test_markdown_is_a_table(kg: Kg, home: Path) -> None:
    lines = answer(kg, home, "ask", "childrens-data", "-f", "md").splitlines()
    assert lines[1] == "| --- | --- | --- | --- | --- | --- |"
    assert lines[2].startswith("| Kite Club | does not collect | PersonalData |")


@pytest.mark.parametrize("name", ["answer.csv", "answer.tsv", "answer.json", "answer.md", "answer.txt"])
def test_the_ending_of_the_file_names_the_form(kg: Kg, home: Path, tmp_path: Path, name: str) -> None:
    assert answer(kg, home, "ask", "merger", "-o", str(tmp_path / name)) == ""
    form = {"txt": "table"}.get(name.rpartition(".")[2], name.rpartition(".")[2])
    assert (tmp_path / name).read_text("utf-8") == answer(kg, home, "ask", "merger", "-f", form)


def test_nothing_found_is_explained(kg: Kg, home: Path) -> None:
    done = kg("ask", "who-shares", "--data", "HealthData", cwd=home)
    assert (done.returncode, len(done.stdout.splitlines())) == (0, 1)
    assert done.stderr == (
        "kg: 0 of 2 policies answer 'Who shares a kind of data, and with whom' with --data HealthData; "
        "none mentions HealthData at all; without --data there are 7 answers\n"
    )


def test_nothing_found_says_who_denies_it_and_who_speaks_of_it_otherwise(kg: Kg, home: Path) -> None:
    done = kg("ask", "who-shares", "--data", "email", "--recipient", "authority", cwd=home)
    assert "0 of 2 policies answer" in done.stderr
    assert "2 mention email at all; 1 mentions authority at all; without --data there is 1 answer" in done.stderr
    denied = kg("ask", "who-collects", "--data", "PersonalData", "--exact", cwd=home)
    assert "1 states it denied; 2 mention PersonalData at all" in denied.stderr


def test_sparql_comes_as_an_argument_a_file_or_from_stdin(kg: Kg, home: Path, tmp_path: Path) -> None:
    text = "SELECT ?file { ?policy pp:sourceFile ?file } ORDER BY ?file"
    query = tmp_path / "files.rq"
    query.write_text(text, "utf-8")
    piped = subprocess.run(
        [Path(sys.executable).with_name("kg"), "sparql", "-"],
        input=text, cwd=home, env=plain_environment(), capture_output=True, text=True, check=True,
    )  # fmt: skip
    expected = "file\nkite.txt\nshops/acme.md\n"
    assert [answer(kg, home, "sparql", text), answer(kg, home, "sparql", str(query)), piped.stdout] == [expected] * 3


def test_sparql_answers_yes_and_in_triples(kg: Kg, home: Path) -> None:
    assert answer(kg, home, "sparql", "ASK { ?s pp:polarity pp:Denied }") == "yes\n"
    turtle = answer(kg, home, "sparql", "CONSTRUCT WHERE { ?s a pp:PolicySeries }")
    assert turtle.startswith("@prefix")
    assert turtle.count("pp:PolicySeries") == 2
    assert answer(kg, home, "sparql", "-f", "nt", "CONSTRUCT WHERE { ?s a pp:PolicySeries }").count(" .\n") == 2


def test_show_tells_at_a_glance_what_is_done_what_is_denied_and_what_others_do(kg: Kg, home: Path) -> None:
    shown = answer(kg, home, "show", "acme")
    assert shown.startswith("Acme Lanterns (shops/acme.md, archived 2015-03-01)\nhttps://archive.example/acme\n")
    parts = dict(part.split("\n", 1) for part in shown.split("\n\n")[1:5])
    assert list(parts) == ["COLLECTS", "SHARES", "KEEPS", "DOES NOT"]
    assert parts["COLLECTS"].splitlines() == [
        "  EmailAddress, Name (condition: when you order)",
        "  maybe PreciseLocation",
    ]
    assert parts["KEEPS"].splitlines() == ["  LogData (duration: no more than 60 days)"]
    assert parts["DOES NOT"].splitlines() == ["  share EmailAddress → ThirdParty", "  sell PersonalData"]
    assert "OTHERS DO\n  AnalyticsProvider, Zöe's widgets: collects CookieData for Analytics\n" in shown
    assert "Nothing was found about using." in shown
    assert "“" not in shown


def test_show_quotes_the_words_of_each_statement_where_they_are_wanted(kg: Kg, home: Path) -> None:
    shown = answer(kg, home, "show", "acme", "-v")
    assert "  sell PersonalData\n      “We never sell your personal information”" in shown
    assert shown.count("“") == len(acme().statements)


@pytest.mark.parametrize("name", ["shops/acme.md", "acme.md", "acme", "shops", "Acme Lanterns", "acme lanterns"])
def test_show_takes_a_file_a_folder_or_an_organization(kg: Kg, home: Path, name: str) -> None:
    rows = json.loads(answer(kg, home, "show", name, "-f", "json"))
    assert len(rows) == 10
    assert {row["organization"] for row in rows} == {"Acme Lanterns"}


def test_stats_count_what_the_graph_holds(kg: Kg, home: Path) -> None:
    rows = [line.split("\t") for line in answer(kg, home, "stats").splitlines()]
    graph = {name: number for kind, name, number, *_ in rows[1:] if kind == "graph"}
    assert graph["policies"] == "2"
    assert graph["statements"] == "17"
    assert graph["denied"] == "3"
    assert ["year", "2015", "", "1", ""] in rows
    assert ["data", "EmailAddress", "4", "2", "1"] in rows  # four statements in both policies; one denies to share it
    assert ["action", "Sell", "1", "1", "1"] in rows


def test_stats_tell_a_reader_what_policies_state_deny_and_leave_out(home: Path) -> None:
    lines = [" ".join(line.split()) for line in said("COLUMNS=100 kg stats", home).splitlines()]
    assert lines[0].startswith("2 policies of 2 organizations, ")
    assert "no date 1" in lines
    assert "sells data 1 1 0 50% ████████" in lines
    assert "collects data 2 1 0 100% ████████████████" in lines
    assert "EmailAddress 2 1 100% ████████████████" in lines


def test_stats_list_the_words_that_no_term_names(kg: Kg, home: Path) -> None:
    shown = answer(kg, home, "stats", "--unlinked").splitlines()
    assert shown[1:] == ["1\t1\tdata\tfrobnication\tshops/acme.md"]


def test_queries_list_every_question(kg: Kg, home: Path) -> None:
    names = [line.split("\t")[0] for line in answer(kg, home, "queries").splitlines()[1:]]
    assert names == sorted(path.stem for path in (Path(__file__).parents[2] / "queries").glob("*.rq"))


def test_the_help_of_a_question_shows_its_own_options(kg: Kg, home: Path) -> None:
    shown = answer(kg, home, "ask", "who-shares", "--help")
    for words in (
        "--data DATA",
        "--recipient RECIPIENT",
        "--organization ORGANIZATION",
        "--exact",
        "kg ask who-shares",
    ):
        assert words in shown


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["buidl"], 2, "kg: no command 'buidl' (did you mean 'build'?)"),
        (["ask", "who-shars"], 2, "kg: no question 'who-shars' (did you mean 'who-shares'?)"),
        (["ask", "who-sells", "--min-confidence", "80%"], 2, "kg: --min-confidence: '80%' is no number from 0 to 1"),
        (["ask", "who-shares", "--data", "locaton"], 2, "kg: no data category 'locaton' (did you mean"),
        (["ask", "who-sells", "-g", "nowhere"], 2, "kg: nowhere: no graph here (make it with: kg build"),
        (["ask", "who-sells", "-f", "xsl"], 2, "kg: --format: no form 'xsl' (there are: csv, json, md, table, tsv)"),
        (["ask", "who-sells", "--dat", "x"], 2, "kg: ask who-sells: No such option: --dat"),
        (["show", "Acne"], 2, "kg: no policy or organization 'Acne'"),
        (["sparql", "SELECT * { ?s foo:bar ?o }"], 2, "kg: query, line 1, column 15: unknown prefix 'foo:'"),
        (["sparql", " "], 2, "kg: query: the query is empty (give SPARQL such as"),
        (["ask", "who-shares", "--data", "Emial"], 2, "kg: no data category 'Emial' (did you mean 'EmailAddress'?)"),
        (["ask", "who-shares", "--data", "qqqq"], 2, "kg: no data category 'qqqq' (there are: AccessTime, "),
        (["draw", "-o", "output/CURRENT/x.png"], 2, "kg: output/CURRENT/x.png: cannot write: Not a directory"),
        (["sparql", "missing.rq"], 2, "kg: missing.rq: cannot read the query"),
        (["sparql", "SELECT * { SERVICE <http://x.example/> {} }"], 2, "kg: query, line 1, column 12: SERVICE"),
        (["draw", "-o", "x.docx"], 2, "kg: x.docx: cannot draw"),
        (["ask", "merger", "-o", "no/such/folder/x.csv"], 2, "kg: no/such/folder/x.csv: cannot write"),
    ],
)  # fmt: skip
def test_a_mistake_gets_one_clear_line(kg: Kg, home: Path, arguments: list[str], code: int, message: str) -> None:
    done = kg(*arguments, cwd=home)
    assert (done.returncode, done.stdout) == (code, "")
    assert done.stderr.startswith(message)
    assert done.stderr.count("\n") == 1


def test_a_query_that_takes_too_long_ends_with_124(kg: Kg, home: Path) -> None:
    text = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l } ORDER BY ?l"
    done = kg("sparql", text, "--timeout", "1", cwd=home)
    assert done.returncode == 124
    assert done.stderr.startswith("kg: query: no answer within 1 s")


def test_a_closed_pipe_is_no_fault(home: Path) -> None:
    program = Path(sys.executable).with_name("kg")
    command = f"{program} sparql 'SELECT * {{ ?s ?p ?o }}' | head -1"
    done = subprocess.run(
        ["/bin/sh", "-c", command], cwd=home, env=plain_environment(), capture_output=True, text=True, check=True
    )
    assert done.stdout == "s\tp\to\n"
    assert done.stderr == ""


@pytest.mark.parametrize("command", ["ask who-shares", "queries", "ask --help", "--help"])
def test_a_pipe_that_is_closed_before_anything_is_said_is_no_fault_either(home: Path, command: str) -> None:
    program = Path(sys.executable).with_name("kg")
    read_end, write_end = os.pipe()
    os.close(read_end)
    done = subprocess.run(
        [program, *command.split()], cwd=home, env=plain_environment(), stdout=write_end, stderr=-1, check=False
    )
    os.close(write_end)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize(
    ("command", "code", "complaint"),
    [("ask who-shares >&-", 0, ""), ("ask who-shars 2>&-", 2, ""), ("sparql <&-", 2, "kg: query: the query is empty")],
)
def test_streams_that_are_closed_from_the_start_end_in_no_traceback(
    home: Path, command: str, code: int, complaint: str
) -> None:
    program = Path(sys.executable).with_name("kg")
    script = ["/bin/sh", "-c", f"{program} {command}"]
    done = subprocess.run(script, cwd=home, env=plain_environment(), capture_output=True, text=True, check=False)
    assert done.returncode == code
    assert done.stderr.startswith(complaint)
    assert "Traceback" not in done.stderr


def test_control_c_is_acknowledged_and_ends_with_130(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("kg.cli.asking.queries", interrupted)
    assert run(["queries"]) == 130
    assert capsys.readouterr().err == "kg: stopped\n"


def test_a_name_is_found_without_its_accents_and_however_they_are_composed(kg: Kg, tmp_path: Path) -> None:
    text = "We collect your name."
    found = statement(text, "We collect your name", "collect", "Name")
    decomposed = unicodedata.normalize("NFD", "Müller/Café.txt")
    folder = graph_folder(tmp_path / "graph", reading(decomposed, "Café Müller", text, [found]))
    for name in ("Cafe Muller", "muller", "Müller/Café", decomposed, unicodedata.normalize("NFD", "café müller")):
        assert "Café Müller" in kg("show", name, "-g", folder).stdout, name


def test_a_question_about_time_without_an_answer_says_how_many_policies_have_a_date(kg: Kg, tmp_path: Path) -> None:
    text = "We collect your name."
    found = statement(text, "We collect your name", "collect", "Name")
    folder = graph_folder(tmp_path / "graph", reading("shop.txt", "Shop", text, [found]))
    done = kg("ask", "practice-by-year", "-g", folder)
    assert "none has a date (name a file by its date: SITE/YEAR-MONTH-DAY.md)" in done.stderr
    assert "date" not in kg("ask", "who-sells", "-g", folder).stderr


def test_colours_are_shown_on_a_terminal_and_not_where_they_are_unwanted(home: Path) -> None:
    plain = {name: value for name, value in plain_environment().items() if name != "NO_COLOR"}
    script = "import pty, sys; sys.exit(pty.spawn(sys.argv[1:]))"
    for extra, coloured in (
        ({"TERM": "xterm", "PAGER": ""}, True),
        ({"TERM": "xterm", "PAGER": "", "NO_COLOR": "1"}, False),
        ({"TERM": "dumb"}, False),
    ):
        command = [sys.executable, "-c", script, str(Path(sys.executable).with_name("kg")), "queries"]
        done = subprocess.run(
            command, env=plain | extra, cwd=home, stdin=subprocess.DEVNULL, capture_output=True, check=False
        )
        assert (b"\x1b[" in done.stdout) is coloured


def test_help_comes_at_once_and_loads_nothing_heavy(home: Path) -> None:
    environment = plain_environment() | {"PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-X", "importtime", "-m", "kg", "--help"]
    done = subprocess.run(command, cwd=home, env=environment, capture_output=True, text=True, check=True)
    loaded = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}
    heavy = {"spacy", "rdflib", "pyshacl", "matplotlib", "networkx", "numpy", "rich", "pyoxigraph"}
    assert not heavy & loaded


def test_the_program_starts_soon(home: Path) -> None:
    """Processor time as a multiple of the bare interpreter's, so that a slow or busy machine changes nothing."""

    def spent(*command: str | Path) -> float:
        def once() -> float:
            before = getrusage(RUSAGE_CHILDREN)
            subprocess.run(command, cwd=home, env=plain_environment(), capture_output=True, check=True)
            after = getrusage(RUSAGE_CHILDREN)
            return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

        return min(once() for _ in range(4))

    program = Path(sys.executable).with_name("kg")
    bare = spent(sys.executable, "-c", "pass")
    assert spent(program, "--help") < 16 * bare  # that is 250 ms where the interpreter takes 16
    assert spent(program, "ask", "who-sells") < 37 * bare  # and 600 ms
    assert spent(program, "ask", "who-shares", "--data", "email") < 55 * bare  # where the terms are read as well


def test_the_list_of_commands_says_what_each_of_them_says(kg: Kg, home: Path) -> None:
    from kg.cli.app import COMMANDS  # noqa: PLC0415  (only this test looks inside)

    shown = answer(kg, home, "--help")
    for name, entry in COMMANDS.items():
        assert f"  {name} " in shown
        help_ = answer(kg, home, name, "--help")
        assert entry.help in " ".join(help_.split())


def test_the_version_is_told(kg: Kg, home: Path) -> None:
    assert answer(kg, home, "--version").startswith("kg 0.")
