"""The same router under two prefixes."""

from fastapi import APIRouter, FastAPI

router = APIRouter()


@router.get("/things/{thing_id}")
def thing(thing_id: int) -> int: ...


app = FastAPI()
app.include_router(router, prefix="/v1", deprecated=True)
app.include_router(router, prefix="/latest", tags=["latest"])
