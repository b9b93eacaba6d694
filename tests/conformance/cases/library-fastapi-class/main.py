"""Views of fastapi-class."""

from fastapi import APIRouter, FastAPI, HTTPException, Query
from fastapi_class import View, endpoint
from pydantic import BaseModel


class Item(BaseModel):
    name: str


router = APIRouter(prefix="/v1")


@View(router)
class ItemView:
    RESPONSE_MODEL = {}
    response_model = {"get": list[Item]}
    EXCEPTIONS = {"common": [HTTPException(401, detail="Who?")]}

    async def get(self, limit: int = Query(5)):
        """All of them."""

    async def post(self, item: Item): ...

    @endpoint(("put",), path="edit", status_code=202, response_model=Item)
    async def edit(self, item: Item): ...


app = FastAPI()
app.include_router(router)


@View(app, path="/pets", default_status_code=203)
class PetStoreView:
    async def get(self): ...
