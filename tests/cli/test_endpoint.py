"""`--endpoint`: the same questions, asked of a SPARQL server that the test starts."""

from __future__ import annotations

import socket
import subprocess
import sys
import threading
import time
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.request import urlopen

import pytest

from kg.query import find_question
from tests.query.sample import acme, graph_folder, kite

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.conftest import Kg


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("home")
    graph_folder(folder / "output", acme(), kite())
    return folder


@pytest.fixture(scope="module")
def server(home: Path) -> Iterator[str]:
    """The address of Oxigraph's own server, with the same graph."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    (store,) = home.glob("output/graph-*/store")
    program = Path(sys.executable).with_name("oxigraph")
    command: list[str | Path] = [program, "serve-read-only", "--location", store, "--bind", f"127.0.0.1:{port}"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        for _ in range(100):
            with suppress(OSError), urlopen(f"http://127.0.0.1:{port}/", timeout=5):
                break
            time.sleep(0.1)
        yield f"http://127.0.0.1:{port}/query"
        process.kill()


@pytest.mark.parametrize(
    "arguments",
    [
        ["ask", "who-shares", "--data", "email"],
        ["ask", "who-sells"],
        ["ask", "what-does-org-collect", "--organization", "acme lanterns"],
        ["ask", "shared-data", "--action", "share"],
        ["sparql", "SELECT ?file { ?policy pp:sourceFile ?file } ORDER BY ?file"],
        ["sparql", "ASK { ?s pp:polarity pp:Denied }"],
        ["sparql", "CONSTRUCT WHERE { ?s a pp:PolicySeries }"],
    ],
)
def test_an_endpoint_answers_as_the_graph_does(kg: Kg, home: Path, server: str, arguments: list[str]) -> None:
    here, there = kg(*arguments, cwd=home), kg(*arguments, "--endpoint", server)
    assert (there.returncode, there.stdout, there.stderr) == (0, here.stdout, here.stderr)
    assert len(here.stdout.splitlines()) > 0


def test_an_endpoint_is_not_sent_what_has_a_mistake(kg: Kg) -> None:
    done = kg("sparql", "SELECT * { ?s dvp:x ?o }", "--endpoint", "http://127.0.0.1:9/query")
    assert done.returncode == 2
    assert "unknown prefix 'dvp:'" in done.stderr


def test_what_a_question_asks_of_an_endpoint_can_be_seen(kg: Kg, home: Path) -> None:
    shown = kg("ask", "who-shares", "--data", "email", "--sparql", cwd=home).stdout
    assert "VALUES ?data_iri { <https://w3id.org/policykg/data#EmailAddress> }" in shown
    by_hand = kg("sparql", shown, cwd=home).stdout
    assert by_hand == kg("ask", "who-shares", "--data", "email", cwd=home).stdout
    assert find_question("who-shares").title in shown


class Odd(BaseHTTPRequestHandler):
    """A server that is no endpoint."""

    def do_POST(self) -> None:
        code, kind, body = {
            "/page": (200, "text/html", b"<html>"),
            "/broken": (200, "application/sparql-results+json", b"{"),
            "/no": (400, "text/plain", b"I do not know\x1b[31m that function"),
        }[self.path]
        self.send_response(code)
        self.send_header("Content-Type", kind)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  (as it is called there)
        """Says nothing."""


@pytest.fixture(scope="module")
def odd() -> Iterator[str]:
    with HTTPServer(("127.0.0.1", 0), Odd) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.mark.parametrize(
    ("path", "complaint"),
    [
        ("/page", "the answer is text/html, and no result of SPARQL (the address of a SPARQL endpoint often ends in"),
        ("/broken", "the answer cannot be read"),
        ("/no", "the endpoint says 400 Bad Request: I do not know[31m that function"),
    ],
)
def test_what_is_no_answer_is_told_with_the_address(kg: Kg, odd: str, path: str, complaint: str) -> None:
    done = kg("sparql", "ASK {}", "--endpoint", odd + path)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"kg: {odd}{path}: {complaint}")


@pytest.mark.parametrize(
    "address", ["file:///etc/passwd", "ftp://127.0.0.1/", "127.0.0.1:9", "http://127.0.0.1:9/query"]
)
def test_an_address_that_is_no_endpoint_is_a_clear_mistake(kg: Kg, address: str) -> None:
    done = kg("sparql", "ASK {}", "--endpoint", address)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"kg: {address}: ")
    assert done.stderr.count("\n") == 1
