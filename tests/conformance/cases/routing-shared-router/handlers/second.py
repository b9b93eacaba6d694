from .base import router


@router.get("/second")
def second() -> str: ...
