"""Aliases of types: `type X`, TypeAlias, NewType, Annotated in another module."""

from typing import Annotated, NewType, TypeAlias

from fastapi import Depends, FastAPI, Path, Query

type Limit = Annotated[int, Query(le=100)]
type Plain = int | None
UserId = NewType("UserId", int)
Name: TypeAlias = Annotated[str, Query(min_length=2)]
ItemId = Annotated[UserId, Path(ge=1)]
MaybeName = Name | None


def get_session(dsn: str = "x") -> str:
    return dsn


type Session = Annotated[str, Depends(get_session)]

app = FastAPI()


@app.get("/{item_id}")
def read(
    item_id: ItemId,
    name: Name,
    session: Session,
    user: UserId = 1,
    limit: Limit = 10,
    plain: Plain = None,
    maybe: MaybeName = None,
): ...
