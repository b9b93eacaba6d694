"""Standard library types as fields."""

import datetime
from collections import OrderedDict, defaultdict, deque
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Interface, ip_address
from pathlib import Path
from re import Pattern
from typing import Any, Literal, Optional, Union
from uuid import UUID

from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()


class Scalars(BaseModel):
    text: str
    integer: int
    real: float
    flag: bool
    raw: bytes
    none: None
    anything: Any
    thing: object
    day: datetime.date
    moment: datetime.datetime
    clock: datetime.time
    span: datetime.timedelta
    money: Decimal
    key: UUID
    where: Path
    pattern: Pattern
    text_pattern: Pattern[str]
    v4: IPv4Address
    v6: IPv6Address
    network: IPv4Network
    interface: IPv6Interface
    fraction: Fraction
    number: complex
    literal: Literal["a", "b"]
    mixed_literal: Literal["a", 1, True, None]
    one_literal: Literal["only"]
    one_number: Literal[5]


class Containers(BaseModel):
    bare_list: list
    list_of_int: list[int]
    nested: list[list[str | None]]
    bare_dict: dict
    by_text: dict[str, int]
    by_int: dict[int, str]
    by_literal: dict[Literal["a", "b"], int]
    by_uuid: dict[UUID, list[Decimal]]
    bare_set: set
    set_of: set[str]
    frozen: frozenset[int]
    pair: tuple[int, str]
    many: tuple[int, ...]
    bare_tuple: tuple
    empty_tuple: tuple[()]
    queue: deque[int]
    ordered: OrderedDict[str, int]
    grouped: defaultdict[str, list[int]]
    sequence: Sequence[int]
    mapping: Mapping[str, float]
    iterable: Iterable[int]
    either: Union[int, str]
    maybe: Optional[int]
    maybe_new: int | str | None
    maybe_list: list[int | None] | None
    of_any: dict[str, Any]


@app.post("/scalars")
def scalars(body: Scalars) -> Scalars: ...


@app.post("/containers")
def containers(body: Containers) -> Containers: ...
