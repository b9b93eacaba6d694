"""Others are called for so long, as often as is safe, and not while they are down."""

import logging
import time
from collections.abc import AsyncIterator

import pytest

from app.core.logs import configure_logs
from app.core.settings import get_settings
from app.outbound.breaker import MOST_IN_A_ROW, PAUSE, Breakers
from app.outbound.client import Call, TooLarge, TooSlow, Unreadable, outbound
from app.outbound.failures import CircuitOpen, Failed
from tests.listening import CUT, SILENT, Receiver, listening

DOWN = "503 Service Unavailable"
SECRET = "what-opens-doors"


async def answered(call: Call, circuits: Breakers | None = None) -> int:
    async with outbound(circuits=circuits or Breakers()) as http:
        return (await http.send(call)).status


async def test_an_answer_is_read_whole() -> None:
    async with listening('200 OK\r\n\r\n{"a": 1}') as receiver, outbound() as http:
        reply = await http.send(Call("GET", receiver.url))
    assert (reply.status, reply.json()) == (200, {"a": 1})


async def test_what_can_be_repeated_is_asked_again() -> None:
    async with listening(DOWN, CUT) as receiver:
        assert await answered(Call("GET", receiver.url)) == 200
    assert len(receiver.heard) == 3


async def test_it_is_not_asked_for_ever() -> None:
    async with listening(*[DOWN] * 9) as receiver:
        assert await answered(Call("GET", receiver.url, retries=1)) == 503
    assert len(receiver.heard) == 2


@pytest.mark.parametrize("answer", [DOWN, CUT, "500 Internal Server Error"])
async def test_what_may_have_been_done_is_not_done_again(answer: str) -> None:
    async with listening(answer) as receiver:
        call = Call("POST", receiver.url, content=b"pay")
        try:
            assert await answered(call) >= 500
        except Failed:
            assert answer == CUT
    assert len(receiver.heard) == 1


async def test_what_never_arrived_is_sent_again(monkeypatch: pytest.MonkeyPatch) -> None:
    async with listening() as receiver:
        address = receiver.url
    async with outbound(circuits=Breakers()) as http:
        tries = 0
        once = http._once

        async def counted(call: Call) -> object:
            nonlocal tries
            tries += 1
            return await once(call)

        monkeypatch.setattr(http, "_once", counted)
        with pytest.raises(Failed):
            await http.send(Call("POST", address, content=b"pay", retries=2))
    assert tries == 3


async def test_nobody_is_waited_for_longer_than_was_said() -> None:
    async with listening(SILENT, SILENT, SILENT) as receiver:
        started = time.perf_counter()
        with pytest.raises(TooSlow):
            await answered(Call("GET", receiver.url, seconds=0.3))
        assert time.perf_counter() - started < 2


async def test_nothing_without_end_is_read() -> None:
    long = f"200 OK\r\n\r\n{'x' * 5000}"
    async with listening(long, long) as receiver:
        with pytest.raises(TooLarge):
            await answered(Call("GET", receiver.url, most_bytes=4999))
        assert await answered(Call("GET", receiver.url, most_bytes=0)) == 200


async def test_what_is_no_json_is_told() -> None:
    async with listening("200 OK\r\n\r\n<html>") as receiver, outbound() as http:
        reply = await http.send(Call("GET", receiver.url))
        with pytest.raises(Unreadable):
            reply.json()


async def test_where_it_is_sent_on_to_is_not_followed() -> None:
    async with listening() as trap, listening(f"302 Found\r\nLocation: {trap.url}") as receiver:
        assert await answered(Call("GET", receiver.url)) == 302
    assert trap.heard == []


async def test_whoever_is_down_is_left_alone_and_tried_once_after_a_while() -> None:
    now = 1000.0
    circuits = Breakers(lambda: now)
    async with listening(*["500 Internal Server Error"] * MOST_IN_A_ROW) as receiver:
        call = Call("GET", receiver.url)
        for _ in range(MOST_IN_A_ROW):
            assert await answered(call, circuits) == 500
        with pytest.raises(CircuitOpen):
            await answered(call, circuits)
        assert len(receiver.heard) == MOST_IN_A_ROW
        now += PAUSE
        assert await answered(call, circuits) == 200
        assert await answered(call, circuits) == 200


async def test_silence_opens_a_circuit_and_a_refusal_does_not() -> None:
    circuits = Breakers()
    async with listening(*["404 Not Found"] * MOST_IN_A_ROW) as receiver:
        for _ in range(MOST_IN_A_ROW):
            await answered(Call("GET", receiver.url), circuits)
        assert circuits.state(host_of(receiver)) == "closed"
        receiver.answers = [SILENT] * MOST_IN_A_ROW
        for _ in range(MOST_IN_A_ROW):
            with pytest.raises(TooSlow):
                await answered(Call("GET", receiver.url, seconds=0.05), circuits)
        assert circuits.state(host_of(receiver)) == "open"


async def test_what_is_streamed_comes_piece_by_piece_and_is_not_sent_twice() -> None:
    async def pieces() -> AsyncIterator[bytes]:
        yield b"ab"

    async with listening("200 OK\r\n\r\nabc", DOWN) as receiver, outbound() as http:
        async with http.stream(Call("GET", receiver.url)) as response:
            assert b"".join([one async for one in response.aiter_bytes()]) == b"abc"
        headers = {"Content-Length": "2"}
        sent = await http.send(Call("PUT", receiver.url, headers, content=pieces()))
    assert sent.status == 503
    assert len(receiver.heard) == 2


async def test_nothing_that_opens_doors_is_written_down(
    caplog: pytest.LogCaptureFixture,
) -> None:
    configure_logs("DEBUG")
    root = logging.getLogger()
    root.addHandler(caplog.handler)
    try:
        async with listening(CUT) as receiver:
            headers = {"Authorization": f"Bearer {SECRET}"}
            await answered(Call("GET", f"{receiver.url}?code={SECRET}", headers))
    finally:
        root.removeHandler(caplog.handler)
        configure_logs(get_settings().log_level)
    lines = [f"{record.getMessage()} {record.__dict__}" for record in caplog.records]
    assert any("called" in line for line in lines)
    assert not any(SECRET in line for line in lines)


def host_of(receiver: Receiver) -> str:
    """As circuits are called."""
    return f"127.0.0.1:{receiver.port}"
