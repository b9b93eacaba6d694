"""A subclass of FastAPI with its own constructor and routes."""

from typing import Any

from fastapi import FastAPI


class Service(FastAPI):
    def __init__(self, name: str, **kwargs: Any) -> None:
        super().__init__(title=f"{name} service", version="1.2.3", **kwargs)
        self.add_api_route("/health", self.health, methods=["GET"], tags=["ops"])

    def health(self) -> dict[str, str]:
        """Alive."""
        return {"status": "ok"}


app = Service("Books", description="All of them")


@app.get("/books")
def books() -> list[str]: ...
