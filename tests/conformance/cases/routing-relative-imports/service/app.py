"""Relative imports up and down a package, one of them inside a function."""

from fastapi import FastAPI


def build() -> FastAPI:
    from .areas import billing

    app = FastAPI()
    app.include_router(billing.routes.router, prefix=billing.PREFIX)
    return app


app = build()
