"""Files: what is taken in, what is not, and what is removed."""

import io
import zipfile
from datetime import timedelta

import pytest
from httpx import AsyncClient, Response
from sqlalchemy.ext.asyncio import AsyncSession

from app.storage.chosen import store
from app.storage.cleanup import remove_orphans
from app.storage.declared import DECLARED
from app.storage.formats import FORMATS, MOST_TIMES, format_of
from app.storage.models import StoredFile
from app.storage.store import key_of
from tests.people import somebody
from tests.uploads import SAMPLES, uploaded

PATH = "/api/v1/files"
KIND = next(iter(DECLARED))
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


async def send(
    client: AsyncClient, headers: dict[str, str], name: str, content: bytes
) -> Response:
    """Sends one."""
    files = {"file": (name, content, "application/octet-stream")}
    return await client.post(PATH, files=files, headers=headers)


@pytest.mark.parametrize("kind", list(FORMATS))
def test_each_format_is_told_by_what_is_in_it(kind: str) -> None:
    ending = FORMATS[kind].endings[0]
    assert format_of(f"a{ending}", io.BytesIO(SAMPLES[kind])) == kind
    assert format_of(f"a{ending.upper()}", io.BytesIO(SAMPLES[kind])) == kind
    assert format_of(f"a{ending}", io.BytesIO(b"\x00\x01\x02\x03 nothing of the kind")) is None
    assert format_of("a.exe", io.BytesIO(SAMPLES[kind])) is None


def test_an_archive_that_would_grow_without_end_is_refused_without_unpacking_it() -> None:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as one:
        one.writestr("zeros", b"\0" * 4_000_000)
    assert len(kept.getvalue()) * MOST_TIMES < 4_000_000
    assert format_of("a.zip", kept) is None


@pytest.mark.parametrize("kind", list(DECLARED))
async def test_what_something_here_wants_is_taken(
    client: AsyncClient, session: AsyncSession, kind: str
) -> None:
    person = await somebody(session)
    answer = await send(client, person.headers, f"Übung 1.{kind}", SAMPLES[kind])
    assert answer.status_code == 201, answer.text
    told = answer.json()["data"]
    assert (told["name"], told["size"]) == (f"Übung 1.{kind}", len(SAMPLES[kind]))
    stored = await session.get_one(StoredFile, told["id"])
    pieces = [one async for one in store().read(key_of(stored.id))]
    assert b"".join(pieces) == SAMPLES[kind]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        (f"a.{KIND}", b""),
        (f"a.{KIND}", b"\x00\x01\x02\x03"),
        (f"../../a.{KIND}", SAMPLES[KIND]),
        (f"..\\a.{KIND}", SAMPLES[KIND]),
        (f".{KIND}", SAMPLES[KIND]),
        (f"a\u202e.{KIND}", SAMPLES[KIND]),
        ("a" * 300 + f".{KIND}", SAMPLES[KIND]),
        ("a", SAMPLES[KIND]),
        ("a.svg", SVG),
        ("a.html", b"<script>alert(1)</script>"),
        ("a.png", SVG),
        ("a.exe", b"MZ"),
    ],
)
async def test_what_is_unsound_is_refused(
    client: AsyncClient, session: AsyncSession, name: str, content: bytes
) -> None:
    person = await somebody(session)
    answer = await send(client, person.headers, name, content)
    assert answer.status_code == 422, answer.text


async def test_what_is_too_large_is_refused(client: AsyncClient, session: AsyncSession) -> None:
    person = await somebody(session)
    content = SAMPLES[KIND] + b" " * max(DECLARED.values())
    answer = await send(client, person.headers, f"a.{KIND}", content)
    assert answer.status_code in (413, 422)


async def test_nobody_is_asked_to_sign_in(client: AsyncClient) -> None:
    assert (await send(client, {}, f"a.{KIND}", SAMPLES[KIND])).status_code == 401


async def test_what_nothing_has_is_removed_when_it_is_old(
    client: AsyncClient, session: AsyncSession
) -> None:
    person = await somebody(session)
    file_id = await uploaded(session, person.caller, KIND)
    assert await remove_orphans(session) == 0
    assert await remove_orphans(session, timedelta(seconds=-60)) == 1
    await session.commit()
    session.expunge_all()
    assert await session.get(StoredFile, file_id) is None
    with pytest.raises(FileNotFoundError):
        _ = [one async for one in store().read(key_of(file_id))]
