from fastapi import APIRouter

from . import schemas as s

router = APIRouter(prefix="/shelves")


@router.post("/")
def create(shelf: s.Shelf) -> s.Shelf: ...
