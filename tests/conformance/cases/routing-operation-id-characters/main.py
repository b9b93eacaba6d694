"""Default ids replace every character outside words of the path, convertors stripped."""

from fastapi import FastAPI

app = FastAPI()


@app.get("/files/{file_path:path}")
def read_file(file_path: str) -> str: ...


@app.get("/dotted.json/{a-b}")
def dotted() -> str: ...


@app.get("/café/{n:int}/{x:float}/{u:uuid}")
def typed(n: int, x: float, u: str) -> str: ...


@app.put("/~tilde/")
def tilde() -> str: ...
