from typing import Annotated

from fastapi import APIRouter, Depends, Query

from app.archive import Archive, get_archive
from app.schemas import Answer, Stored
from app.security import Operator

router = APIRouter(prefix="/search", tags=["search"], dependencies=[Operator])


@router.get("")
async def search(
    archive: Annotated[Archive, Depends(get_archive)],
    words: Annotated[str, Query(min_length=3, max_length=200)],
    limit: Annotated[int, Query(ge=1, le=20)] = 5,
) -> list[Stored]:
    return await archive.nearest(words, limit)


@router.post("/ask")
async def ask(
    archive: Annotated[Archive, Depends(get_archive)],
    question: Annotated[str, Query(min_length=3, max_length=500)],
) -> Answer:
    return await archive.ask(question)
