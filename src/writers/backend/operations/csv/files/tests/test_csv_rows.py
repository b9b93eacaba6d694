"""Rows as CSV: nothing in them is run by whoever opens them."""

import csv
import io

import pytest

from app.core.csv_rows import line


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_what_looks_like_a_formula_is_text(text: str) -> None:
    assert next(csv.reader(io.StringIO(line([text]), newline=""))) == [f"'{text}"]


def test_all_else_is_as_it_is() -> None:
    values = ["a, b", 'so "called"', -1, None, {"a": [1]}]
    read = next(csv.reader(io.StringIO(line(values))))
    assert read == ["a, b", 'so "called"', "-1", "", '{"a": [1]}']
