"""A plain Starlette route is served but not documented."""

from fastapi import FastAPI
from starlette.requests import Request
from starlette.responses import PlainTextResponse

app = FastAPI()


async def plain(request: Request) -> PlainTextResponse:
    return PlainTextResponse("plain")


app.add_route("/plain", plain)


@app.get("/documented")
def documented() -> None: ...
