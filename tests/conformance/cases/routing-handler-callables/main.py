"""Instances with `__call__`, lambdas and bound methods as endpoints."""

from fastapi import FastAPI

app = FastAPI()


class Greeter:
    """The class's words."""

    def __init__(self, greeting: str) -> None:
        self.greeting = greeting

    def __call__(self, name: str) -> str:
        """The call's words."""
        return f"{self.greeting}, {name}"

    def goodbye(self, name: str) -> str:
        """Say goodbye."""
        return f"Bye, {name}"

    @staticmethod
    def version() -> int: ...

    @classmethod
    def default(cls, shout: bool = False) -> str: ...


greeter = Greeter("Hi")
app.add_api_route("/greet", greeter)
app.add_api_route("/goodbye", greeter.goodbye, methods=["POST"])
app.add_api_route("/version", Greeter.version)
app.add_api_route("/default", Greeter.default)
app.get("/lambda")(lambda q=1: q)
