"""Where GraphQL is asked: for the same callers, held to the same rules."""

from typing import Any

from fastapi import APIRouter
from pydantic import Field

from app.core.routes import StrictRoute
from app.dependencies.caller import SignedIn
from app.dependencies.database import Transaction
from app.graph.answering import MOST_CHARACTERS, GraphAnswer, answer
from app.graph.asking import Asking
from app.schemas.base import Json, Schema, Text

router = APIRouter(route_class=StrictRoute, prefix="/graphql", tags=["graphql"])


class Question(Schema):
    """What is asked, with what stands in it."""

    query: Text = Field(min_length=1, max_length=MOST_CHARACTERS)
    variables: dict[str, Json] = {}
    operation_name: Text | None = Field(default=None, max_length=200, alias="operationName")
    extensions: dict[str, Json] = {}


@router.post("")
async def ask(body: Question, caller: SignedIn, session: Transaction) -> GraphAnswer:
    """Answers a question; each part of it is held to the rule of what it asks for."""
    variables: dict[str, Any] = dict(body.variables)
    return await answer(Asking(session, caller), body.query, variables, body.operation_name)
