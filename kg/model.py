"""The values that travel down the pipeline, from a file's text to a policy's statements.

Every value is frozen. Every offset counts characters of the source file as decoded, nothing stripped, no newline
translated, so that `source[start:end]` is always what the file says.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from kg.spans import MappedText, Span

Format = Literal["markdown", "text", "html"]
BlockKind = Literal["heading", "paragraph", "item", "row"]
SegmentKind = Literal["sentence", "item", "row", "heading"]
Scheme = Literal["data", "recipient", "purpose"]
Action = Literal["collect", "use", "share", "sell", "retain"]
Polarity = Literal["affirmed", "denied"]
Modality = Literal["does", "may"]
PhraseKind = Literal["plain", "head", "example", "means", "clause"]
Role = Literal["actor", "data", "recipient", "purpose"]

BETWEEN_CELLS = " | "
"""What stands between the cells in the text of a table row."""
HEADER_DEPTH = 1
"""The depth of a row that names the columns; the others have 0."""


@dataclass(frozen=True, slots=True)
class Source:
    """A policy file to read: where it is, and the name it goes by (its path below the folder given, as POSIX)."""

    path: str
    name: str


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, paragraph, list item or table row, without its marks."""

    kind: BlockKind
    text: MappedText
    depth: int = 0
    """Level of a heading, 1 the highest; nesting of a list item, 1 the outermost."""
    cells: tuple[MappedText, ...] = ()
    """The cells of a table row."""


@dataclass(frozen=True, slots=True)
class Policy:
    """One dated snapshot of an organization's policy."""

    name: str
    sha256: str
    format: Format
    organization: str
    site: str | None = None
    archived: date | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A policy file as read: what it is, its whole source text, and the blocks that are policy text."""

    policy: Policy
    source: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Segment:
    """One sentence; or one list item or table row, which the lead-in above it completes.

    A heading is no segment of the document's; it only leads, where nothing else does, to the list below it.
    """

    text: MappedText
    kind: SegmentKind = "sentence"
    heading: tuple[str, ...] = ()
    """The headings it stands under, outermost first."""
    block: int = 0
    """Number of the paragraph or list; segments with the same number stand together."""
    lead: Segment | None = None
    """The segment that governs this item ("We may share your data with:"); of a nested item, the item above."""
    topic: Segment | None = None
    """What governs the item that this sentence goes on with, without completing it ("Log data. We record …")."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words of a frame's text that fill one of its slots, from `start` up to `end`."""

    start: int
    end: int
    kind: PhraseKind = "plain"


@dataclass(frozen=True, slots=True)
class Frame:
    """What the grammar of a segment says: an action with its phrases, not yet understood as concepts."""

    text: MappedText
    spans: tuple[Span, ...]
    """The source the frame was read from: one sentence, or a lead-in and its item."""
    segment: int
    """Number of the segment, in the order of the document."""
    block: int
    heading: tuple[str, ...]
    rule: str
    action: Action
    verb: str = ""
    """The stem of the verb that tells the action."""
    polarity: Polarity = "affirmed"
    modality: Modality = "does"
    actor: Phrase | None = None
    """None where the policy's own organization acts."""
    data: tuple[Phrase, ...] = ()
    recipients: tuple[Phrase, ...] = ()
    purposes: tuple[Phrase, ...] = ()
    exception: Phrase | None = None
    condition: Phrase | None = None
    duration: Phrase | None = None


@dataclass(frozen=True, slots=True)
class Term:
    """A concept of one of the three schemes with the words that name it."""

    scheme: Scheme
    id: str
    label: str
    broader: str | None = None
    labels: tuple[str, ...] = ()
    """Every other wording that names it, preferred and hidden ones alike."""
    iri: str = ""
    """Where a user's file has minted it; empty for the concepts of the schemes' own namespaces."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The concepts of the three schemes."""

    terms: tuple[Term, ...]
    _ancestors: Mapping[tuple[Scheme, str], tuple[str, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        broader = {(t.scheme, t.id): t.broader for t in self.terms}
        ancestors: dict[tuple[Scheme, str], tuple[str, ...]] = {}
        for (scheme, name), nearest in broader.items():
            chain: list[str] = []
            above = nearest
            while above and above not in chain:
                chain.append(above)
                above = broader.get((scheme, above))
            ancestors[scheme, name] = tuple(chain)
        object.__setattr__(self, "_ancestors", ancestors)

    def ids(self, scheme: Scheme) -> tuple[str, ...]:
        """The concept ids of a scheme, in the order of the ontology."""
        return tuple(t.id for t in self.terms if t.scheme == scheme)

    @property
    def minted(self) -> tuple[tuple[Scheme, str, str], ...]:
        """Scheme, name and IRI of the concepts that a user's files mint in a namespace of their own."""
        return tuple((term.scheme, term.id, term.iri) for term in self.terms if term.iri)

    def ancestors(self, scheme: Scheme, concept: str) -> tuple[str, ...]:
        """The broader concepts, nearest first; empty for a top concept or one that does not exist."""
        return self._ancestors.get((scheme, concept), ())

    def most_specific(self, scheme: Scheme, concepts: Iterable[str]) -> tuple[str, ...]:
        """The concepts without those that another of them makes more precise, in the order given."""
        given = tuple(dict.fromkeys(concepts))
        covered = {above for concept in given for above in self.ancestors(scheme, concept)}
        return tuple(concept for concept in given if concept not in covered)


@dataclass(frozen=True, slots=True)
class Mention:
    """Words of the policy that fill a role of a statement; `concept` is None where no term names them."""

    role: Role
    concept: str | None
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class NamedOrganization:
    """An organization that a statement names, in the role it plays there."""

    role: Literal["actor", "recipient"]
    name: str
    concept: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where the policy says it: one span, or two where a lead-in governs an item; and the rule that found it."""

    spans: tuple[Span, ...]
    heading: tuple[str, ...]
    rule: str


@dataclass(frozen=True, slots=True)
class Statement:
    """What the policy states about one flow of data; fields as in the guide to the statement form."""

    actor: str
    action: Action
    polarity: Polarity
    modality: Modality
    data: tuple[str, ...]
    evidence: Evidence
    recipients: tuple[str, ...] = ()
    purposes: tuple[str, ...] = ()
    names: tuple[NamedOrganization, ...] = ()
    exception: str | None = None
    condition: str | None = None
    subject: Literal["Child"] | None = None
    duration: str | None = None
    confidence: float = 1.0
    mentions: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True)
class Definition:
    """What a policy says its own words for a kind of data mean."""

    term: str
    """The words that it explains."""
    concept: str
    """The kind of data that they name."""
    includes: tuple[str, ...]
    excludes: tuple[str, ...]
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read in one policy. `source` stays with it so that every quote can be looked up."""

    policy: Policy
    source: str
    statements: tuple[Statement, ...]
    words: int = 0
    minted: tuple[tuple[Scheme, str, str], ...] = ()
    """Scheme, name and IRI of the concepts that a user's files mint in a namespace of their own."""
    definitions: tuple[Definition, ...] = ()


@dataclass(frozen=True, slots=True)
class Failure:
    """A policy that could not be read, and why."""

    name: str
    reason: str
