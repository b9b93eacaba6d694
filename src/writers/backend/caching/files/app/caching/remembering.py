"""What was told is remembered, until what it was told from changes."""

import asyncio
import hashlib
import logging
from collections import defaultdict
from collections.abc import Awaitable, Callable
from typing import TypeVar
from uuid import uuid4

from pydantic import BaseModel

from app.caching.store import Away, store

logger = logging.getLogger(__name__)

Told = TypeVar("Told", bound=BaseModel)

# Whoever comes while somebody else is asking waits so long for the answer, and then asks.
LOOKS = 40
PAUSE = 0.05
CLAIM = 5.0

_asking: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
_owed: set[str] = set()


async def remembered(
    name: str,
    who: object,
    asked: str,
    seconds: float,
    kind: type[Told],
    ask: Callable[[], Awaitable[Told]],
) -> Told:
    """What was told to them when it was asked last, or what is told now. Without the cache it only takes longer."""
    try:
        generation = await _generation(name)
        key = _key(name, generation, who, asked)
        held = await store().get(key)
    except Away:
        return await ask()
    if held is not None:
        return kind.model_validate_json(held)
    try:
        async with _asking[key]:
            return await _first(name, key, seconds, kind, ask)
    finally:
        _asking.pop(key, None)


async def _first(
    name: str, key: str, seconds: float, kind: type[Told], ask: Callable[[], Awaitable[Told]]
) -> Told:
    """One of all processes asks; the others are told what it was told."""
    claim = f"{key}:asking"
    try:
        held = await store().get(key)
        mine = held is None and await store().add(claim, b"1", CLAIM)
        for _ in range(0 if mine else LOOKS):
            if held is not None:
                break
            await asyncio.sleep(PAUSE)
            held = await store().get(key)
    except Away:
        return await ask()
    if held is not None:
        return kind.model_validate_json(held)
    try:
        told = await ask()
        await _keep(name, key, told, seconds)
        return told
    finally:
        if mine:
            await _drop(claim)


async def _keep(name: str, key: str, told: BaseModel, seconds: float) -> None:
    try:
        await store().put(key, told.model_dump_json().encode(), seconds, among=_all_of(name))
    except Away:
        logger.debug("%s was not kept", name)


async def _drop(claim: str) -> None:
    try:
        await store().drop([claim])
    except Away:
        logger.debug("%s ends by itself", claim)


async def forget(names: set[str]) -> None:
    """Whatever was told of these is told no more; what the cache does not hear now it is told before anything else."""
    _owed.update(names)
    try:
        await _settle()
    except Away:
        logger.warning("The cache is away: %s will be forgotten later", sorted(names))


async def _settle() -> None:
    for name in list(_owed):
        await store().put(_current(name), uuid4().hex.encode(), None)
        await store().drop_all(_all_of(name))
        _owed.discard(name)


async def _generation(name: str) -> str:
    """What is told now and what was told before a change are not kept in one place."""
    await _settle()
    held = await store().get(_current(name))
    if held is None:
        await store().add(_current(name), uuid4().hex.encode(), None)
        held = await store().get(_current(name)) or b""
    return held.decode()


def _current(name: str) -> str:
    return f"{name}:current"


def _all_of(name: str) -> str:
    return f"{name}:all"


def _key(name: str, generation: str, who: object, asked: str) -> str:
    digest = hashlib.sha256(f"{generation}\n{who}\n{asked}".encode()).hexdigest()
    return f"{name}:{digest}"
