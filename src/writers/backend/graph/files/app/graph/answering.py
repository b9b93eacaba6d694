"""Answers questions: what goes wrong is told as everywhere, and of mistakes of the program nothing."""

import logging
from typing import Any

from graphql import DocumentNode, GraphQLError, parse
from pydantic import JsonValue, ValidationError
from pydantic_core import to_jsonable_python
from sqlalchemy.exc import DataError, IntegrityError

from app.core.errors import Conflict, Invalid, Refused
from app.core.settings import get_settings
from app.graph.asking import Asking
from app.graph.measuring import refuse_too_much
from app.graph.roots import schema
from app.schemas.base import Schema

logger = logging.getLogger(__name__)

MOST_CHARACTERS = 20_000
MOST_TOKENS = 4_000


class GraphError(Schema):
    """What was not answered, and why."""

    message: str
    path: list[str | int] = []
    extensions: dict[str, JsonValue] = {}


class GraphAnswer(Schema):
    """What was asked for, and what of it was not answered."""

    data: dict[str, JsonValue] | None
    errors: list[GraphError] = []


def read(question: str) -> DocumentNode:
    """A question as it is understood."""
    try:
        return parse(question, max_tokens=MOST_TOKENS)
    except (GraphQLError, RecursionError) as error:
        told = error.message if isinstance(error, GraphQLError) else "It goes too deep."
        raise Invalid(f"The question is none: {told}") from error


async def answer(
    asking: Asking, question: str, variables: dict[str, Any], operation: str | None
) -> GraphAnswer:
    """Measures a question, and answers it."""
    settings = get_settings()
    refuse_too_much(
        read(question),
        variables,
        depth=settings.graph_depth,
        cost=settings.graph_cost,
        shows_inside=settings.shows_docs,
    )
    result = await schema.execute(
        question, variable_values=variables, context_value=asking, operation_name=operation
    )
    errors = [told(error) for error in result.errors or []]
    return GraphAnswer(data=to_jsonable_python(result.data), errors=errors)


def told(error: GraphQLError) -> GraphError:
    """An error in words for people, and one for programs."""
    why = error.original_error
    path = list(error.path or [])
    if isinstance(why, ValidationError):
        details = [{"at": [*map(str, one["loc"])], "message": one["msg"]} for one in why.errors()]
        return GraphError(
            message=Invalid.message,
            path=path,
            extensions={"code": Invalid.code, "details": to_jsonable_python(details)},
        )
    if isinstance(why, IntegrityError):
        why = Conflict()
    if isinstance(why, DataError):
        why = Invalid()
    if isinstance(why, Refused):
        return GraphError(message=why.detail, path=path, extensions={"code": why.code})
    if why is None:
        return GraphError(message=error.message, path=path, extensions={"code": Invalid.code})
    logger.error("a question could not be answered", exc_info=why)
    return GraphError(message="Something went wrong.", path=path, extensions={"code": "internal"})
