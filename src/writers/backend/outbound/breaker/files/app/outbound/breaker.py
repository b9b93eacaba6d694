"""Whoever fails again and again is left alone for a while, then tried once.

A circuit is closed while calls hold. It opens when several in a row fail, and nobody calls while it is open. When its
pause is over, one call goes through: if that holds, it is closed again, and if not, the pause begins anew.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from app.outbound.failures import CircuitOpen, Failed

MOST_IN_A_ROW = 5
PAUSE = 10.0
MOST_CIRCUITS = 10_000

State = Literal["closed", "open", "half-open"]


@dataclass(slots=True)
class Circuit:
    """How the last calls went."""

    failures: int = 0
    opened_at: float | None = None
    is_tried: bool = False


@dataclass(slots=True)
class Attempt:
    """A call that was let through; whoever makes it says when an answer is a failure."""

    failed: bool = False


class Breakers:
    """The circuits of this process, by name. One whose calls hold is not kept."""

    def __init__(
        self,
        clock: Callable[[], float] = time.monotonic,
        most: int = MOST_IN_A_ROW,
        pause: float = PAUSE,
    ) -> None:
        self._clock = clock
        self._most = most
        self._pause = pause
        self._circuits: dict[str, Circuit] = {}

    def state(self, name: str) -> State:
        """Whether calls go through now."""
        circuit = self._circuits.get(name)
        if circuit is None or circuit.opened_at is None:
            return "closed"
        return "open" if self._left(circuit.opened_at) > 0 else "half-open"

    @contextmanager
    def passing(self, name: str) -> Iterator[Attempt]:
        """Around a call. What raises anything but a failure says nothing about whoever was called."""
        is_trial = self._enter(name)
        attempt = Attempt()
        try:
            yield attempt
        except Failed:
            self._note_failure(name)
            raise
        except BaseException:
            if is_trial and name in self._circuits:
                self._circuits[name].is_tried = False
            raise
        if attempt.failed:
            self._note_failure(name)
        else:
            self._circuits.pop(name, None)

    def _enter(self, name: str) -> bool:
        circuit = self._circuits.get(name)
        if circuit is None or circuit.opened_at is None:
            return False
        left = self._left(circuit.opened_at)
        if left > 0 or circuit.is_tried:
            raise CircuitOpen(name, max(left, 1))
        circuit.is_tried = True
        return True

    def _left(self, opened_at: float) -> float:
        return opened_at + self._pause - self._clock()

    def _note_failure(self, name: str) -> None:
        if name not in self._circuits and len(self._circuits) >= MOST_CIRCUITS:
            self._circuits.pop(next(iter(self._circuits)))
        circuit = self._circuits.setdefault(name, Circuit())
        circuit.failures += 1
        circuit.is_tried = False
        if circuit.failures >= self._most:
            circuit.opened_at = self._clock()


@lru_cache
def breakers() -> Breakers:
    """Those of this process."""
    return Breakers()
