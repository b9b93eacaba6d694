from fastapi import APIRouter

router = APIRouter(prefix="/books", tags=["books"])


@router.get("")
def list_books(page: int = 1) -> list[str]: ...
