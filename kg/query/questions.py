"""Named questions: each is a SPARQL file whose first comments say what it asks and which parameters it takes.

    # title: Who shares a kind of data
    # question: Which organizations share it, with whom, and in which words?
    # param data: data concept, repeatable, the kind of data; narrower kinds are included
    # param at-least: number, default 2, how many organizations at the least
    # example: kg ask who-shares --data EmailAddress

In the query, a parameter is a variable (`?data_iri` for a concept, an organization, a policy or an action; `?at_least`
for a number, a text or a confidence), and the comment `# values: data, at-least` stands where the values given are put
in. A pattern behind a bar, `# values: recipient | ?statement pp:recipient ?recipient_iri .`, comes with them: it
narrows the answer only where the parameter is given. So the file is SPARQL that any tool can run as it is.

Every question about statements takes `min-confidence`, and binds each variable that stands for a statement to it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

from kg.errors import BadInput, UnknownName
from kg.resources import queries_dir

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

Kind = Literal[
    "data concept",
    "recipient concept",
    "purpose concept",
    "organization",
    "policy",
    "action",
    "text",
    "number",
    "confidence",
]
KINDS: tuple[Kind, ...] = get_args(Kind)

_HEADER = re.compile(r"#\s*(title|question|param(?:\s+([a-z][a-z-]*))?|example)\s*:\s*(.*\S)\s*")
_MARK = re.compile(r"^[ \t]*# values:\s*([a-z, -]+?)[ \t]*(?:\|[ \t]*(.*\S)[ \t]*)?$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Parameter:
    """One thing that a question can be narrowed to."""

    name: str
    kind: Kind
    help: str
    required: bool = False
    repeatable: bool = False
    default: str | None = None

    @property
    def variable(self) -> str:
        """The SPARQL variable that holds it."""
        plain = self.name.replace("-", "_")
        return plain if self.kind in ("text", "number", "confidence") else f"{plain}_iri"


@dataclass(frozen=True, slots=True)
class Question:
    """A question that has a name, with the SPARQL that answers it."""

    name: str
    title: str
    question: str
    parameters: tuple[Parameter, ...]
    examples: tuple[str, ...]
    text: str

    @property
    def takes_concepts(self) -> bool:
        """Whether a parameter names a concept, so that it makes a difference whether narrower ones are included."""
        return any(parameter.kind.endswith("concept") for parameter in self.parameters)

    def with_values(self, blocks: Mapping[str, str]) -> str:
        """The SPARQL with the block of values of each parameter put where its mark stands."""

        def filled(mark: re.Match[str]) -> str:
            given = [blocks[name] for name in _names(mark[1]) if name in blocks]
            return "\n".join([mark[0], *given, *([mark[2]] if given and mark[2] else [])])

        return _MARK.sub(filled, self.text)


def load_questions(folder: Path | None = None) -> dict[str, Question]:
    """Every named question, by name."""
    paths = {path.stem: path for path in (folder or queries_dir()).glob("*.rq")}
    return {name: read_question(paths[name]) for name in sorted(paths)}


def find_question(name: str) -> Question:
    """The question of that name; the others are not read."""
    path = queries_dir() / f"{name}.rq"
    if not re.fullmatch(r"[a-z0-9-]+", name) or not path.is_file():
        raise UnknownName("question", name, (path.stem for path in queries_dir().glob("*.rq")))
    return read_question(path)


def read_question(path: Path) -> Question:
    """The question that a file holds."""
    text = path.read_text("utf-8")
    said: dict[str, str] = {}
    parameters: list[Parameter] = []
    examples: list[str] = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.startswith("#"):
            break
        found = _HEADER.fullmatch(line)
        if found is None:
            raise BadInput(f"'{line}' is no line of a header", where=f"{path}:{number}", hint="see kg.query.questions")
        key, name, value = found.groups()
        if key.startswith("param"):
            parameters.append(_parameter(name or "", value, f"{path}:{number}"))
        elif key == "example":
            examples.append(value)
        else:
            said[key] = value
    for key in ("title", "question"):
        if key not in said:
            raise BadInput(f"the header does not say '# {key}:'", where=str(path))
    question = Question(path.stem, said["title"], said["question"], tuple(parameters), tuple(examples), text)
    _check_marks(question, str(path))
    return question


def _parameter(name: str, value: str, where: str) -> Parameter:
    kind, *parts = [part.strip() for part in value.split(",")]
    known = next((each for each in KINDS if each == kind), None)
    if known is None:
        raise UnknownName("kind of parameter", kind, KINDS, where=where)
    required = repeatable = False
    default: str | None = None
    while parts:
        word = parts[0]
        if word == "required":
            required = True
        elif word == "repeatable":
            repeatable = True
        elif word.startswith("default "):
            default = word.removeprefix("default ").strip()
        elif word != "optional":
            break
        parts.pop(0)
    return Parameter(name, known, ", ".join(parts), required, repeatable, default)


def _check_marks(question: Question, where: str) -> None:
    marked = {name for mark in _MARK.finditer(question.text) for name in _names(mark[1])}
    named = {parameter.name for parameter in question.parameters}
    if odd := sorted(marked ^ named):
        raise BadInput(
            f"the parameter '{odd[0]}' needs both a line '# param {odd[0]}:' and a mark '# values: {odd[0]}'",
            where=where,
        )


def _names(listed: str) -> list[str]:
    return [name.strip() for name in listed.split(",")]
