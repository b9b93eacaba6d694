from fastapi import APIRouter

router = APIRouter(prefix="/ant")


@router.get("/")
def ant() -> str: ...
