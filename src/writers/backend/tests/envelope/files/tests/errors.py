"""How errors are read."""

from httpx import Response


def code_of(answer: Response) -> str:
    """The word an error has for programs; there is no error that has none."""
    code = answer.json()["error"]["code"]
    assert isinstance(code, str)
    return code
