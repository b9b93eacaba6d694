"""Names on the wire: alias, validation_alias, titles."""

from typing import Annotated

from fastapi import FastAPI, Query
from pydantic import AliasChoices

app = FastAPI()


@app.get("/")
def root(
    a: Annotated[str, Query(alias="item-query")],
    b: Annotated[str, Query(validation_alias="vb")],
    c: Annotated[str, Query(alias="ca", validation_alias="cv")],
    d: Annotated[str, Query(serialization_alias="ds")],
    e: Annotated[int, Query(validation_alias=AliasChoices("e1", "e2"))],
    snake_case_name: int = 1,
    camelCase: int = 1,
    f: Annotated[int, Query(alias="from", title="From when")] = 0,
): ...
