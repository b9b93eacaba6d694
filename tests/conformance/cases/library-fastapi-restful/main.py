"""Class-based views of fastapi-restful, the fork of fastapi-utils."""

from fastapi import APIRouter, Depends, FastAPI
from fastapi_restful.cbv import cbv

router = APIRouter(prefix="/things")


def who(token: str) -> str:
    return token


class Base:
    who: str = Depends(who)


@cbv(router)
class Things(Base):
    @router.get("/")
    def all(self, q: str = "") -> list[str]: ...

    @router.get("/{name}", name="one", tags=["one"])
    async def one(self, name: str) -> str: ...


app = FastAPI()
app.include_router(router, prefix="/v1", tags=["v1"])
