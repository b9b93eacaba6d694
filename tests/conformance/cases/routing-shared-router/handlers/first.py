from .base import router


@router.get("/first")
def first() -> str: ...
