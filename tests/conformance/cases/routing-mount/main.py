"""A mounted application is absent from its parent's document and has one of its own."""

from fastapi import FastAPI
from starlette.staticfiles import StaticFiles

app = FastAPI(title="Parent")
admin = FastAPI(title="Child")


@app.get("/up")
def up() -> str: ...


@admin.get("/down")
def down() -> str: ...


app.mount("/admin", admin)
app.mount("/static", StaticFiles(directory="."), name="static")
