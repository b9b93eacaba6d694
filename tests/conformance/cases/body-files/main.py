"""Uploads of every kind."""

from typing import Annotated

from fastapi import FastAPI, File, Form, UploadFile

app = FastAPI()


@app.post("/bytes")
def bytes_(file: Annotated[bytes, File()]): ...


@app.post("/upload")
def upload(file: UploadFile): ...


@app.post("/optional")
def optional(
    file: UploadFile | None = None, raw: Annotated[bytes | None, File(description="Raw.")] = None
): ...


@app.post("/many")
def many(files: list[UploadFile]): ...


@app.post("/many-bytes")
def many_bytes(files: Annotated[list[bytes], File(description="Several.")]): ...


@app.post("/mixed")
def mixed(
    file: Annotated[UploadFile, File(description="A file.")],
    token: Annotated[str, Form()],
    more: list[UploadFile] | None = None,
): ...


@app.post("/old")
def old(file: UploadFile = File(...), note: str = Form("")): ...
