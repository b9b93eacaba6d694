"""examples, openapi_examples, deprecated, include_in_schema, json_schema_extra."""

from typing import Annotated

from fastapi import FastAPI, Header, Path, Query

app = FastAPI()


@app.get("/{item_id}")
def read(
    item_id: Annotated[int, Path(examples=[1, 2], description="Which.")],
    a: Annotated[str, Query(examples=["x", "y"])] = "",
    b: Annotated[
        str,
        Query(openapi_examples={"short": {"summary": "Short", "value": "s"}, "long": {"value": "lllll"}}),
    ] = "",
    c: Annotated[str | None, Query(deprecated=True)] = None,
    d: Annotated[str | None, Query(include_in_schema=False)] = None,
    e: Annotated[str, Query(json_schema_extra={"x-internal": True})] = "e",
    f: Annotated[str | None, Header(description="Multi\n  line", title="Eff")] = None,
    g: Annotated[str, Query(example="old style")] = "g",
    h: Annotated[str, Query(deprecated="Use c.")] = "h",
): ...
