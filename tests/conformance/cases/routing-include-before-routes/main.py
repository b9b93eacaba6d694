"""Routes added to a router after it was included are still there: includes are lazy."""

from fastapi import APIRouter, FastAPI

router = APIRouter(tags=["early"])
app = FastAPI()
app.include_router(router, prefix="/api")


@app.get("/direct")
def direct() -> None: ...


@router.get("/late")
def late() -> None: ...


router.tags.append("too late for the route above")


@router.get("/later")
def later() -> None: ...
