"""Whoever keeps accounts elsewhere, and how it speaks OAuth 2."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from app.outbound.client import Call

FORM = {"Content-Type": "application/x-www-form-urlencoded", "Accept": "application/json"}


@dataclass(frozen=True, slots=True)
class Keys:
    """Who this program is to a provider."""

    id: str
    secret: str


def as_it_is(told: Mapping[str, Any]) -> Mapping[str, Any]:
    """Most providers tell tokens as the standard has it."""
    return told


@dataclass(frozen=True, slots=True)
class Provider:
    """Where people say yes, where tokens are given out, and what is said otherwise than by others."""

    name: str
    authorise: str
    token: str
    revoke: Callable[[Keys, str], Call] | None = None
    """How a token is taken back; some cannot."""
    revokes_access: bool = False
    """Whether that wants the token that opens, and not the one it is renewed with."""
    parameters: Mapping[str, str] = field(default_factory=dict)
    """What else is said when somebody is asked."""
    scope_name: str = "scope"
    separator: str = " "
    more_scopes: tuple[str, ...] = ()
    """What is asked for so that there is something to renew with."""
    tells_scopes: bool = True
    over: frozenset[str] = frozenset({"invalid_grant"})
    """The words by which it says that somebody has to be asked again."""
    tokens_in: Callable[[Mapping[str, Any]], Mapping[str, Any]] = as_it_is


@dataclass(frozen=True, slots=True)
class Integration:
    """What is asked of the accounts people have elsewhere."""

    name: str
    provider: Provider
    scopes: tuple[str, ...]
    keys: Keys
    redirect: str
    """The page people come back to. It sends on what stands in its address."""
    api: str
    purges: bool
    """Whether what came of an account goes with it."""
    jobs: tuple[str, ...] = ()
    """What begins as soon as somebody connected."""
