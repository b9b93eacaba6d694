"""WebSockets are no operations, and their models are in no document."""

from typing import Annotated

from fastapi import Depends, FastAPI, Query, WebSocket
from pydantic import BaseModel


class Ticket(BaseModel):
    code: str


def read_ticket(code: Annotated[str, Query()]) -> Ticket:
    return Ticket(code=code)


app = FastAPI()


@app.websocket("/ws/{room}")
async def join(websocket: WebSocket, room: str, ticket: Annotated[Ticket, Depends(read_ticket)]) -> None:
    await websocket.accept()


@app.get("/rooms")
def rooms() -> list[str]: ...
