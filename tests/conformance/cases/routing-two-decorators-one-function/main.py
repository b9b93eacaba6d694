"""One function under several decorators; the bottom decorator registers first."""

from fastapi import FastAPI

app = FastAPI()


@app.get("/top")
@app.post("/middle", status_code=201)
@app.get("/bottom/{q}")
def shared(q: str) -> str: ...
