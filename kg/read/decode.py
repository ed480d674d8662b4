"""The bytes of a file become text in which every character keeps its place."""

from __future__ import annotations

import hashlib
from pathlib import Path

from kg.errors import UnreadableDocument

MOST_BYTES = 20_000_000
_PDF, _ZIP, _UTF16 = b"%PDF", b"PK\x03\x04", (b"\xff\xfe", b"\xfe\xff")
_AS_TEXT = "give it as text, markdown or HTML"
_CONTROLS = bytes(set(range(32)) - {9, 10, 12, 13, 27})


def read_text(path: str, name: str) -> tuple[str, str]:
    """The text of a file, no newline translated, with the SHA-256 of its bytes."""
    try:
        with Path(path).open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        what = error.strerror or "cannot be opened"
        raise UnreadableDocument(what, where=name, hint="check that it is there and may be read") from error
    if len(data) > MOST_BYTES:
        hint = "policies are shorter: is it the right file?"
        raise UnreadableDocument(f"larger than {MOST_BYTES // 1_000_000} MB", where=name, hint=hint)
    text = decode(data, name)
    if not text.strip(" \t\r\n\f\v\ufeff\u200b\xa0"):
        raise UnreadableDocument("empty", where=name, hint="there is no text in it")
    return text, hashlib.sha256(data).hexdigest()


def decode(data: bytes, name: str) -> str:
    """The bytes as text: UTF-8 or marked UTF-16, and where they are neither, the Windows code page of older sites."""
    if data.startswith(_UTF16):
        return data.decode("utf-16", errors="replace")
    if data.startswith((_PDF, _ZIP)) or b"\0" in data[:100_000]:
        raise UnreadableDocument("binary, not text", where=name, hint=_AS_TEXT)
    if len(data) - len(data.translate(None, _CONTROLS)) > len(data) // 100:
        raise UnreadableDocument("binary, not text", where=name, hint=_AS_TEXT)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    # A damaged UTF-8 file still holds many whole sequences; reading it as cp1252 would garble every one of them.
    mended = data.decode("utf-8", errors="replace")
    damaged = mended.count("\ufffd")
    if sum(char > "\x7f" for char in mended) - damaged > damaged:
        return mended
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return mended
