"""How much a question asks for, before anything of it is answered."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    InlineFragmentNode,
    IntValueNode,
    ObjectValueNode,
    OperationDefinitionNode,
    SelectionSetNode,
    ValueNode,
    VariableNode,
)

from app.core.errors import Invalid, NotAllowed

ROWS = "data"
LIMIT = "limit"
USUAL = 50
DEEPEST = 50
INSIDE = {"__schema", "__type"}


@dataclass(slots=True)
class Measure:
    """How deep it goes, how much it takes at most, and whether it asks for the inside."""

    depth: int = 0
    cost: int = 0
    asks_inside: bool = False


class Measuring:
    """Walks through a question: what is asked for in a page costs as often as the page may have rows."""

    def __init__(self, document: DocumentNode, variables: Mapping[str, Any]) -> None:
        self.variables = variables
        self.measure = Measure()
        self.fragments = {
            one.name.value: one
            for one in document.definitions
            if isinstance(one, FragmentDefinitionNode)
        }
        for one in document.definitions:
            if isinstance(one, OperationDefinitionNode):
                self.walk(one.selection_set, 1, 1, USUAL)

    def walk(self, inside: SelectionSetNode | None, depth: int, times: int, rows: int) -> None:
        """Everything that is asked for there."""
        if inside is None:
            return
        if depth > DEEPEST:
            raise Invalid("The question goes too deep.")
        for one in inside.selections:
            if isinstance(one, FieldNode):
                self.field(one, depth, times, rows)
            elif isinstance(one, InlineFragmentNode):
                self.walk(one.selection_set, depth + 1, times, rows)
            elif isinstance(one, FragmentSpreadNode) and one.name.value in self.fragments:
                self.walk(self.fragments[one.name.value].selection_set, depth + 1, times, rows)

    def field(self, one: FieldNode, depth: int, times: int, rows: int) -> None:
        """One thing that is asked for."""
        name = one.name.value
        self.measure.depth = max(self.measure.depth, depth)
        self.measure.cost += times
        self.measure.asks_inside = self.measure.asks_inside or name in INSIDE
        if self.measure.cost > 10_000_000:
            raise Invalid("The question asks for too much.")
        below = times * rows if name == ROWS else times
        limits = [self.number(argument.value) for argument in one.arguments or ()]
        asked = next((limit for limit in limits if limit is not None), USUAL)
        self.walk(one.selection_set, depth + 1, below, asked)

    def number(self, value: ValueNode) -> int | None:
        """How many rows an argument asks for, if it does."""
        if isinstance(value, VariableNode):
            given = self.variables.get(value.name.value)
            limit = given.get(LIMIT) if isinstance(given, Mapping) else None
            return max(1, limit) if isinstance(limit, int) else None
        if not isinstance(value, ObjectValueNode):
            return None
        for field in value.fields or ():
            if field.name.value != LIMIT:
                continue
            if isinstance(field.value, IntValueNode):
                return max(1, int(field.value.value))
            if isinstance(field.value, VariableNode):
                limit = self.variables.get(field.value.name.value)
                return max(1, limit) if isinstance(limit, int) else None
        return None


def refuse_too_much(
    document: DocumentNode,
    variables: Mapping[str, Any],
    *,
    depth: int,
    cost: int,
    shows_inside: bool,
) -> None:
    """A question that takes too long is not begun with."""
    measure = Measuring(document, variables).measure
    if measure.asks_inside and not shows_inside:
        raise NotAllowed("What there is to ask for is not told here.")
    if measure.depth > depth and not measure.asks_inside:
        raise Invalid(f"The question goes {measure.depth} deep, and {depth} is the most.")
    if measure.cost > cost:
        raise Invalid(f"The question asks for {measure.cost} things, and {cost} is the most.")
