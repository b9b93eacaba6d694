"""Who asks through GraphQL, and with what their question is answered."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any, TypeVar, cast

import strawberry
from sqlalchemy.ext.asyncio import AsyncSession
from strawberry.dataloader import DataLoader

from app.core.caller import Caller

Method = TypeVar("Method", bound=Callable[..., Any])
Load = Callable[[AsyncSession, Caller, list[Any]], Awaitable[list[Any]]]


@dataclass(slots=True)
class Asking:
    """A question, the transaction it is answered in, and what was found on the way."""

    session: AsyncSession
    caller: Caller
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    loaders: dict[Load, DataLoader[Any, Any]] = field(default_factory=dict)

    async def one(self, load: Load, key: Any) -> Any:
        """A row by its key: those that are wanted together are found together."""
        if load not in self.loaders:

            async def found(keys: list[Any]) -> list[Any]:
                async with self.turn:
                    return await load(self.session, self.caller, keys)

            self.loaders[load] = DataLoader(load_fn=found)
        return None if key is None else await self.loaders[load].load(key)


Info = strawberry.Info[Asking, None]


@asynccontextmanager
async def reading(info: Info) -> AsyncIterator[AsyncSession]:
    """One after the other: a transaction answers one question at a time."""
    async with info.context.turn:
        yield info.context.session


@asynccontextmanager
async def changing(info: Info) -> AsyncIterator[AsyncSession]:
    """What is refused leaves nothing behind, and what was done beside it stays."""
    async with info.context.turn, info.context.session.begin_nested():
        yield info.context.session


def offered(says: str) -> Callable[[Method], Method]:
    """A method as something that can be asked for; checkers of types still see the method."""

    def put(method: Method) -> Method:
        field: Any = strawberry.field(resolver=cast(Any, method), description=says)
        return cast(Method, field)

    return put


def said(given: object) -> dict[str, Any]:
    """What was said of all that may be."""
    values = vars(given) if given is not None else {}
    return {name: value for name, value in values.items() if value is not strawberry.UNSET}
