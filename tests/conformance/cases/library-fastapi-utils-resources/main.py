"""Views that answer at a URL by the names of their methods, and objects added to an Api."""

from fastapi import APIRouter, Depends, FastAPI
from fastapi_utils import Api, Resource, set_responses
from fastapi_utils.cbv import cbv
from fastapi_utils.inferring_router import InferringRouter
from pydantic import BaseModel


class Item(BaseModel):
    name: str


def user(token: str) -> str:
    return token


items = InferringRouter(prefix="/shop", tags=["shop"])


@cbv(items, "/items")
class Items:
    user: str = Depends(user)

    def __init__(self, region: str = "eu"):
        self.region = region

    def get(self, limit: int = 1) -> list[Item]: ...

    def post(self, item: Item) -> Item: ...

    @items.get("/items/special", name="special")
    def special(self) -> Item: ...

    def helper(self) -> None: ...


class Things(Resource):
    def __init__(self, store):
        self.store = store

    @set_responses(Item, 201, {404: {"description": "Missing"}})
    def put(self, item: Item): ...

    def delete(self, name: str): ...


app = FastAPI()
app.include_router(items, prefix="/v1")
api = Api(app)
api.add_resource(Things({}), "/things", tags=["things"])
