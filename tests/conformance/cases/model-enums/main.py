"""Enumerations of every base, with docstrings, aliases, one member, auto and mixed values."""

from enum import Enum, Flag, IntEnum, StrEnum, auto

from fastapi import FastAPI
from pydantic import BaseModel, Field

app = FastAPI()


class Text(str, Enum):
    a = "a"
    b = "b"
    same_as_a = "a"


class Number(int, Enum):
    one = 1


class Level(IntEnum):
    low = auto()
    high = auto()


class Strings(StrEnum):
    """Has a docstring."""

    FIRST_ONE = auto()
    second = "2nd"


class Mixed(Enum):
    text = "t"
    number = 1
    real = 1.5
    nothing = None
    flag = True


class Single(str, Enum):
    only = "only"


class Real(float, Enum):
    half = 0.5


class Rights(Flag):
    read = 1
    write = 2


class Lists(Enum):
    pair = (1, 2)
    letters = ["a"]


class WithMethods(str, Enum):
    x = "x"

    @property
    def label(self) -> str:
        return self.value.upper()

    @classmethod
    def default(cls) -> "WithMethods":
        return cls.x


Functional = Enum("Functional", {"up": "UP", "down": "DOWN"})
Spaced = StrEnum("Spaced", "alpha beta")


class Uses(BaseModel):
    text: Text = Text.b
    number: Number
    level: Level = Level.high
    strings: Strings = Strings.FIRST_ONE
    mixed: Mixed
    single: Single
    real: Real
    lists: Lists
    functional: Functional
    spaced: Spaced = Spaced.beta
    with_methods: WithMethods = WithMethods.default()
    maybe: Text | None = None
    many: list[Text] = [Text.a]
    by: dict[Text, Level] = {}
    described: Text = Field(Text.a, description="Described")
    rights: Rights = Rights.read


@app.post("/")
def post(body: Uses) -> Uses: ...
