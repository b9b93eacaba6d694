"""How errors are read."""

from httpx import Response


def code_of(answer: Response) -> str:
    """The word an error has for programs; there is no error that has none."""
    assert answer.headers["Content-Type"] == "application/problem+json"
    problem = answer.json()
    assert problem["status"] == answer.status_code
    assert problem["type"] and problem["title"] and problem["detail"]
    code = problem["code"]
    assert isinstance(code, str)
    return code
