"""Taking files in, giving them to rows, and giving them out."""

import hashlib
import unicodedata
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import BinaryIO
from urllib.parse import quote
from uuid import UUID

from anyio import to_thread
from fastapi import UploadFile
from fastapi.responses import StreamingResponse
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.caller import Caller
from app.core.errors import Invalid, NotFound
from app.core.ids import uuid7
from app.storage.chosen import store
from app.storage.declared import DECLARED
from app.storage.formats import CHUNK, FORMATS, format_of
from app.storage.models import StoredFile
from app.storage.store import key_of

LONGEST_NAME = 200
NOT_YOURS = "There is no such file of yours that nothing has yet."


def sound_name(name: str | None) -> str:
    """A name that is only a name: no path, and nothing that cannot be seen."""
    text = unicodedata.normalize("NFC", name or "")
    hidden = any(unicodedata.category(one).startswith("C") for one in text)
    if not text.strip(". ") or "/" in text or "\\" in text or hidden or text.startswith("."):
        raise Invalid("The name of the file is no name.")
    if len(text) > LONGEST_NAME:
        raise Invalid("The name of the file is too long.")
    return text


def _measured(file: BinaryIO) -> tuple[int, bytes]:
    digest = hashlib.sha256()
    size = 0
    file.seek(0)
    while chunk := file.read(CHUNK):
        digest.update(chunk)
        size += len(chunk)
    return size, digest.digest()


async def take(session: AsyncSession, caller: Caller, upload: UploadFile) -> StoredFile:
    """Keeps what somebody sent, if something here wants such a file."""
    name = sound_name(upload.filename)
    size, digest = await to_thread.run_sync(_measured, upload.file)
    if size == 0:
        raise Invalid("The file is empty.")
    found = await to_thread.run_sync(format_of, name, upload.file)
    most = DECLARED.get(found) if found is not None else None
    if found is None or most is None:
        raise Invalid("The file is of no format that is taken here.")
    if size > most:
        raise Invalid("The file is too large.")
    stored = StoredFile(
        id=uuid7(),
        owner_id=caller.id,
        name=name,
        format=found,
        media_type=FORMATS[found].media_type,
        size=size,
        sha256=digest,
    )
    session.add(stored)
    await session.flush()
    await session.refresh(stored)
    await store().put(key_of(stored.id), upload.file, size)
    return stored


async def attach(
    session: AsyncSession,
    caller: Caller | None,
    file_id: UUID,
    *,
    formats: Sequence[str],
    most: int,
) -> None:
    """Gives a file to a row: one of the caller's own that nothing has, and such as the field takes."""
    if caller is None:
        raise Invalid(NOT_YOURS)
    stored = await session.scalar(
        select(StoredFile)
        .where(
            StoredFile.id == file_id,
            StoredFile.owner_id == caller.id,
            StoredFile.attached_at.is_(None),
        )
        .with_for_update()
    )
    if stored is None:
        raise Invalid(NOT_YOURS)
    if stored.format not in formats or stored.size > most:
        raise Invalid("The file is not such as is wanted here.")
    stored.attached_at = datetime.now(UTC)


async def give(session: AsyncSession, file_id: UUID | None) -> StreamingResponse:
    """A file as it goes out: to be kept, and never shown as part of a page."""
    stored = None if file_id is None else await session.get(StoredFile, file_id)
    if stored is None:
        raise NotFound
    return StreamingResponse(
        store().read(key_of(stored.id)),
        media_type=stored.media_type,
        headers={
            "Content-Disposition": f"attachment; filename*=UTF-8''{quote(stored.name, safe='')}",
            "Content-Length": str(stored.size),
            "X-Content-Type-Options": "nosniff",
        },
    )
