"""Where somebody signs in from."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Whence:
    """What is known of it."""

    address: str
