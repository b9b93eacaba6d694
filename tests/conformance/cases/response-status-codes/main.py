"""Status codes by number, constant and enum; those without a body."""

from http import HTTPStatus

from fastapi import FastAPI, Response, status
from fastapi.responses import RedirectResponse

app = FastAPI()


@app.post("/a", status_code=201)
def a() -> int: ...


@app.post("/b", status_code=status.HTTP_202_ACCEPTED, response_description="Taken")
def b() -> int: ...


@app.delete("/c", status_code=status.HTTP_204_NO_CONTENT)
def c() -> None: ...


@app.delete("/d", status_code=HTTPStatus.NO_CONTENT, response_class=Response)
def d() -> None: ...


@app.get("/e", status_code=304)
def e(): ...


@app.get("/f", response_class=RedirectResponse, status_code=302)
def f(): ...


@app.get("/g", status_code=HTTPStatus.IM_A_TEAPOT)
def g() -> str: ...


@app.post("/h", status_code=205)
def h() -> None: ...
