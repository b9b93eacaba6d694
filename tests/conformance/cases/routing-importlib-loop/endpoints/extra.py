from fastapi import APIRouter

router = APIRouter()


@router.get("/extra")
def extra() -> None: ...
