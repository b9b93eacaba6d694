"""Routes registered by call instead of decorator."""

from fastapi import APIRouter, FastAPI


def read_item(item_id: int) -> str:
    """Read one item."""


async def write_item(item_id: int, text: str) -> None: ...


router = APIRouter(prefix="/items")
router.add_api_route("/{item_id}", read_item)
router.add_api_route("/{item_id}", write_item, methods=["PUT"], status_code=202, name="Write it")

app = FastAPI()
app.include_router(router)
app.add_api_route("/direct", read_item, methods=["GET"], include_in_schema=True, tags=["direct"])
