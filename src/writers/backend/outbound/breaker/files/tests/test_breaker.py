"""Whoever fails again and again is left alone for a while."""

import asyncio

import pytest

from app.outbound.breaker import MOST_IN_A_ROW, PAUSE, Breakers
from app.outbound.failures import CircuitOpen, Failed

NAME = "api.example.com:443"


class Clock:
    """Says what time it is told."""

    now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def breakers(clock: Clock) -> Breakers:
    return Breakers(clock)


def call(breakers: Breakers, error: BaseException | None = None) -> None:
    with breakers.passing(NAME):
        if error is not None:
            raise error


def fail(breakers: Breakers, times: int = MOST_IN_A_ROW) -> None:
    for _ in range(times):
        with pytest.raises(Failed):
            call(breakers, Failed("down"))


def test_it_opens_when_several_in_a_row_fail_and_not_before(breakers: Breakers) -> None:
    fail(breakers, MOST_IN_A_ROW - 1)
    call(breakers)
    fail(breakers, MOST_IN_A_ROW - 1)
    assert breakers.state(NAME) == "closed"
    fail(breakers, 1)
    assert breakers.state(NAME) == "open"
    with pytest.raises(CircuitOpen):
        call(breakers)


def test_an_answer_may_be_a_failure(breakers: Breakers) -> None:
    for _ in range(MOST_IN_A_ROW):
        with breakers.passing(NAME) as attempt:
            attempt.failed = True
    assert breakers.state(NAME) == "open"


def test_others_are_called_as_before(breakers: Breakers) -> None:
    fail(breakers)
    with breakers.passing("elsewhere:443"):
        assert breakers.state("elsewhere:443") == "closed"


def test_after_its_pause_one_call_goes_through_and_closes_it(
    breakers: Breakers, clock: Clock
) -> None:
    fail(breakers)
    clock.now += PAUSE - 0.1
    with pytest.raises(CircuitOpen):
        call(breakers)
    clock.now += 0.1
    assert breakers.state(NAME) == "half-open"
    with breakers.passing(NAME), pytest.raises(CircuitOpen):
        call(breakers)
    assert breakers.state(NAME) == "closed"


def test_when_that_call_fails_the_pause_begins_anew(breakers: Breakers, clock: Clock) -> None:
    fail(breakers)
    clock.now += PAUSE
    fail(breakers, 1)
    assert breakers.state(NAME) == "open"
    clock.now += PAUSE
    call(breakers)
    assert breakers.state(NAME) == "closed"


def test_a_call_that_was_given_up_says_nothing(breakers: Breakers, clock: Clock) -> None:
    fail(breakers)
    clock.now += PAUSE
    with pytest.raises(asyncio.CancelledError):
        call(breakers, asyncio.CancelledError())
    assert breakers.state(NAME) == "half-open"
    call(breakers)
    assert breakers.state(NAME) == "closed"
