"""Files for tests."""

import io
import zipfile
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from app.core.caller import Caller
from app.storage.chosen import store
from app.storage.formats import FORMATS
from app.storage.models import StoredFile
from app.storage.store import key_of


def archive(*names: str) -> bytes:
    """An archive with something in it."""
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as one:
        for name in names:
            one.writestr(name, "something")
    return kept.getvalue()


SAMPLES = {
    "pdf": b"%PDF-1.7\n%%EOF\n",
    "png": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
    "jpg": b"\xff\xd8\xff\xe0\x00\x10JFIF",
    "gif": b"GIF89a\x01\x00\x01\x00",
    "webp": b"RIFF\x1a\x00\x00\x00WEBPVP8 ",
    "zip": archive("a.txt"),
    "docx": archive("[Content_Types].xml", "word/document.xml"),
    "md": "# Ä title\n".encode(),
    "txt": b"some words\n",
    "csv": b"a,b\n1,2\n",
    "json": b'{"a": 1}\n',
    "mp3": b"ID3\x04\x00\x00",
    "wav": b"RIFF\x24\x00\x00\x00WAVEfmt ",
    "mp4": b"\x00\x00\x00\x18ftypisom",
    "gz": b"\x1f\x8b\x08\x00",
}


async def uploaded(session: AsyncSession, caller: Caller, kind: str) -> UUID:
    """A file of the caller that nothing has yet."""
    content = SAMPLES[kind]
    row = StoredFile(
        owner_id=caller.id,
        name=f"file.{kind}",
        format=kind,
        media_type=FORMATS[kind].media_type,
        size=len(content),
        sha256=b"",
    )
    session.add(row)
    await session.commit()
    await store().put(key_of(row.id), io.BytesIO(content), len(content))
    return row.id
