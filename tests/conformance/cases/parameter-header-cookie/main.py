"""Headers are hyphenated, cookies are not."""

from typing import Annotated

from fastapi import Cookie, FastAPI, Header
from pydantic import BaseModel, Field

app = FastAPI()


class CommonHeaders(BaseModel):
    host: str
    save_data: bool
    if_modified_since: str | None = None
    traced: int = Field(1, alias="X_Trace")
    x_tag: list[str] = []


class Cookies(BaseModel):
    session_id: str
    tracker: str | None = None


@app.get("/headers")
def headers(
    user_agent: Annotated[str | None, Header()] = None,
    strange_header: Annotated[str | None, Header(convert_underscores=False)] = None,
    x_token: Annotated[list[str] | None, Header()] = None,
    aliased: Annotated[int, Header(alias="X_Alias")] = 1,
    old_style: str = Header("x", description="Old.", max_length=3),
): ...


@app.get("/header-model")
def header_model(headers: Annotated[CommonHeaders, Header()]): ...


@app.get("/header-model-plain")
def header_model_plain(headers: Annotated[CommonHeaders, Header(convert_underscores=False)]): ...


@app.get("/cookies")
def cookies(ads_id: Annotated[str | None, Cookie()] = None, must_have: str = Cookie()): ...


@app.get("/cookie-model")
def cookie_model(cookies: Annotated[Cookies, Cookie()]): ...
