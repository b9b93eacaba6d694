from fastapi import APIRouter

router = APIRouter()


@router.get("/used")
def used() -> str: ...
