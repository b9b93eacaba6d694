"""Formats of files, told by what is in them and never by what somebody says of them."""

import codecs
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO

HEAD = 4096
CHUNK = 64 * 1024
# An archive is never unpacked here; whoever does it later should not be harmed by it.
MOST_TIMES = 200
MOST_ENTRIES = 10_000


@dataclass(frozen=True, slots=True)
class Format:
    """How a format is served, which names it has, and how it is told."""

    media_type: str
    endings: tuple[str, ...]
    holds: Callable[[bytes, BinaryIO], bool]


def begins(*signs: bytes) -> Callable[[bytes, BinaryIO], bool]:
    """A format that begins with one of these."""
    return lambda head, _: head.startswith(signs)


def is_webp(head: bytes, _: BinaryIO) -> bool:
    """A container whose content is named behind its length."""
    return head[:4] == b"RIFF" and head[8:12] == b"WEBP"


def is_text(head: bytes, file: BinaryIO) -> bool:
    """Nothing but characters, to the end."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    file.seek(0)
    try:
        while chunk := file.read(CHUNK):
            if "\0" in decoder.decode(chunk):
                return False
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def is_json(head: bytes, file: BinaryIO) -> bool:
    """Characters that begin as JSON does."""
    first = head.removeprefix(codecs.BOM_UTF8).lstrip()[:1]
    return first != b"" and first in b'{["-0123456789tfn' and is_text(head, file)


def is_archive(head: bytes, file: BinaryIO) -> bool:
    """An archive with a sound list of what is in it, which is all that is read of it."""
    if not head.startswith(b"PK\x03\x04"):
        return False
    try:
        entries = listed(file)
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return False
    size = file.seek(0, 2)
    return len(entries) <= MOST_ENTRIES and sum(one.file_size for one in entries) <= size * MOST_TIMES


def is_docx(head: bytes, file: BinaryIO) -> bool:
    """An archive with a document in it."""
    return is_archive(head, file) and "word/document.xml" in {one.filename for one in listed(file)}


def listed(file: BinaryIO) -> list[zipfile.ZipInfo]:
    """What an archive says is in it."""
    file.seek(0)
    with zipfile.ZipFile(file) as archive:
        return archive.infolist()


FORMATS = {
    "pdf": Format("application/pdf", (".pdf",), begins(b"%PDF-")),
    "png": Format("image/png", (".png",), begins(b"\x89PNG\r\n\x1a\n")),
    "jpg": Format("image/jpeg", (".jpg", ".jpeg"), begins(b"\xff\xd8\xff")),
    "gif": Format("image/gif", (".gif",), begins(b"GIF87a", b"GIF89a")),
    "webp": Format("image/webp", (".webp",), is_webp),
    "zip": Format("application/zip", (".zip",), is_archive),
    "docx": Format(
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        (".docx",),
        is_docx,
    ),
    "md": Format("text/markdown; charset=utf-8", (".md", ".markdown"), is_text),
    "txt": Format("text/plain; charset=utf-8", (".txt",), is_text),
    "csv": Format("text/csv; charset=utf-8", (".csv",), is_text),
    "json": Format("application/json", (".json",), is_json),
    "mp3": Format("audio/mpeg", (".mp3",), begins(b"ID3", b"\xff\xfb", b"\xff\xf3", b"\xff\xf2")),
    "wav": Format(
        "audio/wav", (".wav",), lambda head, _: head[:4] == b"RIFF" and head[8:12] == b"WAVE"
    ),
    "mp4": Format("video/mp4", (".mp4",), lambda head, _: head[4:8] == b"ftyp"),
    "gz": Format("application/gzip", (".gz",), begins(b"\x1f\x8b")),
}


def format_of(name: str, file: BinaryIO) -> str | None:
    """The format a name promises and the content keeps; nothing where either does not."""
    ending = name[name.rfind(".") :].lower() if "." in name else ""
    found = next((key for key, one in FORMATS.items() if ending in one.endings), None)
    if found is None:
        return None
    file.seek(0)
    head = file.read(HEAD)
    return found if FORMATS[found].holds(head, file) else None
