"""With only hidden parameters there is still a validation response."""

from typing import Annotated

from fastapi import FastAPI, Query

app = FastAPI()


@app.get("/hidden")
def hidden(q: Annotated[str | None, Query(include_in_schema=False)] = None) -> int: ...


@app.get("/none")
def none() -> int: ...
