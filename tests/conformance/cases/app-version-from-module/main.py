"""Constants from other modules, f-strings and class attributes make the metadata."""

from fastapi import FastAPI

from shop import __version__
from shop.constants import Meta, TAGS

app = FastAPI(
    title=Meta.NAME,
    version=__version__,
    description=f"{Meta.NAME.upper()} v{__version__:>6}",
    openapi_tags=TAGS,
)


@app.get(f"/{Meta.NAME.lower().replace(' ', '-')}", tags=[TAGS[0]["name"]])
def root() -> str: ...
