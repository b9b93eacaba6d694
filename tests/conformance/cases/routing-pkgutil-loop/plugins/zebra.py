from fastapi import APIRouter

router = APIRouter(prefix="/zebra")


@router.get("/")
def zebra() -> str: ...
