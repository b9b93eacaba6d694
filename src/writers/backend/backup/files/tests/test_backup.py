"""Copies of the database that can be brought back: both scripts are run, against the server the tests use."""

import asyncio
import os
import re
import shutil
import subprocess
import warnings
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import URL, text
from sqlalchemy.ext.asyncio import create_async_engine

from app.core.settings import get_settings
from tests.addresses import ADDRESS, ADDRESSES

TOOLS = ("bash", "pg_dump", "pg_restore", "psql")
ROWS = 250
HARD = r"""
INSERT INTO hard_to_copy SELECT n, E'\\.\n\tNULL \\N ' || n FROM generate_series(1, 250) n
"""


@dataclass(frozen=True)
class Run:
    """How a program ended, and what it said."""

    code: int
    told: str


async def run(database: URL, *command: str) -> Run:
    """Runs a program against a database."""
    address = database.set(drivername="postgresql").render_as_string(hide_password=False)
    kept = {name: value for name, value in os.environ.items() if name not in ADDRESSES}
    env = {**kept, ADDRESS: address, "BACKUP_KEEP_DAYS": "30"}
    started = await asyncio.create_subprocess_exec(
        *command, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    told, _ = await started.communicate()
    return Run(started.returncode or 0, told.decode())


async def on(database: URL, *statements: str) -> object:
    """Sends statements, and hands back what the last one says."""
    engine = create_async_engine(
        database, isolation_level="AUTOCOMMIT", connect_args={"timeout": 10}
    )
    said: object = None
    try:
        async with engine.connect() as connection:
            for statement in statements:
                found = await connection.execute(text(statement))
                said = found.scalar() if found.returns_rows else None
    finally:
        await engine.dispose()
    return said


async def refuse_without_tools(database: URL) -> None:
    """Says why nothing can be tried; nobody should take that for a copy that works."""
    missing = [tool for tool in TOOLS if shutil.which(tool) is None]
    reason = f"{', '.join(missing)} is not here" if missing else None
    if reason is None:
        found = re.search(r"(\d+)", (await run(database, "pg_dump", "--version")).told)
        ours = int(found.group(1)) if found else 0
        theirs = int(str(await on(database, "SHOW server_version_num"))) // 10_000
        reason = f"pg_dump {ours} cannot read a server {theirs}" if ours < theirs else None
    if reason is not None:
        warnings.warn(f"Backup and restore were NOT tried: {reason}.", stacklevel=1)
        pytest.skip(reason)


@dataclass(frozen=True)
class Copied:
    """A database, what was copied of it, and an empty one beside it."""

    origin: URL
    file: Path
    empty: URL


@pytest.fixture
async def copied(schema: None, tmp_path: Path) -> AsyncIterator[Copied]:
    """The schema as it is, with rows that are hard to copy."""
    origin = get_settings().database_address
    await refuse_without_tools(origin)
    empty = origin.set(database=f"{origin.database}_restored")
    await on(
        origin,
        "CREATE TABLE hard_to_copy (id int PRIMARY KEY, words text)",
        HARD,
        f'DROP DATABASE IF EXISTS "{empty.database}"',
        f'CREATE DATABASE "{empty.database}"',
    )
    try:
        made = await run(origin, "bash", "scripts/backup", str(tmp_path))
        assert made.code == 0, made.told
        yield Copied(origin, Path(made.told.strip().splitlines()[-1]), empty)
    finally:
        await on(
            origin, "DROP TABLE hard_to_copy", f'DROP DATABASE "{empty.database}" WITH (FORCE)'
        )


async def restore(copy: Copied, into: URL) -> Run:
    """Brings it back."""
    return await run(into, "bash", "scripts/restore", str(copy.file))


SUM = "SELECT md5(string_agg(words, '' ORDER BY id)) || count(*) FROM hard_to_copy"


async def test_what_is_copied_comes_back(copied: Copied) -> None:
    rows = copied.file.with_name(f"{copied.file.name}.rows").read_text()
    assert f"public.hard_to_copy {ROWS}\n" in rows
    assert copied.file.stat().st_mode & 0o077 == 0
    back = await restore(copied, copied.empty)
    assert back.code == 0, back.told
    assert await on(copied.empty, SUM) == await on(copied.origin, SUM)
    version = "SELECT version_num FROM alembic_version"
    assert await on(copied.empty, version) == await on(copied.origin, version)


async def test_a_copy_that_was_damaged_is_refused(copied: Copied) -> None:
    held = bytearray(copied.file.read_bytes())
    held[len(held) // 2] ^= 1
    copied.file.write_bytes(held)
    refused = await restore(copied, copied.empty)
    assert refused.code != 0
    assert "is not as it was written" in refused.told
    assert await on(copied.empty, "SELECT to_regclass('hard_to_copy')") is None


async def test_nothing_is_written_over_what_is_there(copied: Copied) -> None:
    refused = await restore(copied, copied.origin)
    assert refused.code != 0
    assert "holds tables" in refused.told


async def test_rows_that_did_not_come_back_are_noticed(copied: Copied) -> None:
    rows = copied.file.with_name(f"{copied.file.name}.rows")
    rows.write_text(rows.read_text().replace(f"copy {ROWS}\n", f"copy {ROWS + 1}\n"))
    noticed = await restore(copied, copied.empty)
    assert noticed.code != 0
    assert f"public.hard_to_copy: {ROWS} rows instead of {ROWS + 1}" in noticed.told
