"""Callbacks are documented under the operation by name."""

from fastapi import APIRouter, FastAPI
from pydantic import BaseModel, HttpUrl

app = FastAPI()


class Invoice(BaseModel):
    id: str


class Event(BaseModel):
    paid: bool


class Received(BaseModel):
    ok: bool


callbacks = APIRouter()


@callbacks.post("{$callback_url}/invoices/{$request.body.id}", response_model=Received)
def invoice_notification(body: Event):
    """Told when paid."""


@app.post("/invoices/", callbacks=callbacks.routes)
def create_invoice(invoice: Invoice, callback_url: HttpUrl | None = None) -> None: ...
