"""Webhooks have a section of their own."""

from datetime import datetime

from fastapi import APIRouter, FastAPI
from pydantic import BaseModel


class Subscription(BaseModel):
    username: str
    start: datetime


hooks = APIRouter()
app = FastAPI(webhooks=hooks)


@app.webhooks.post("new-subscription", tags=["hooks"])
def new_subscription(body: Subscription):
    """When somebody subscribes."""


@hooks.get("ping")
def ping() -> None: ...


@app.get("/users")
def users() -> list[str]: ...
