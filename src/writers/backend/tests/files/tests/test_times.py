"""Times come in as texts: a number would mean seconds to some, and nothing to others."""

from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from app.schemas.base import Day, Moment, Span, TimeOfDay

TIMES: list[tuple[Any, str]] = [
    (Moment, "2030-01-31T12:00:00Z"),
    (Day, "2030-01-31"),
    (TimeOfDay, "12:00:00"),
    (Span, "P1DT2H"),
]


@pytest.mark.parametrize(("kind", "text"), TIMES)
def test_a_text_is_taken(kind: Any, text: str) -> None:
    assert TypeAdapter(kind).validate_python(text) is not None


@pytest.mark.parametrize("kind", [kind for kind, _ in TIMES])
@pytest.mark.parametrize("number", [0, 1.5, True, "0", "86400"])
def test_a_number_is_none(kind: Any, number: object) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(kind).validate_python(number)
