"""Summary and description: names, docstrings, arguments, the form feed."""

from fastapi import FastAPI

app = FastAPI()


@app.get("/a")
def read_the_HTTP_thing2() -> None: ...


@app.get("/b")
def b() -> None:
    """First line.

    * a list
        indented

    Last line.
    """


@app.get("/c")
def c() -> None:
    """Shown.
    \f
    :param hidden: not shown
    """


@app.get("/d", summary="Own summary", description="Own description")
def d() -> None:
    """Not shown."""


@app.get("/e", name="Named here")
def e() -> None: ...


@app.get("/f", response_description="")
def f() -> None:
    "Single quotes, joined."


@app.get("/g", summary="")
def _private__name() -> None:
    r"""Raw \d."""


@app.get("/h")
def h() -> None:
    """
    Starts on the second line
      and indents.

    """


@app.get("/i", description="  Not cleaned.\n    Kept.  ")
def i() -> None: ...


@app.get("/j")
def j() -> None:
    f"""Not a docstring: {1}."""
