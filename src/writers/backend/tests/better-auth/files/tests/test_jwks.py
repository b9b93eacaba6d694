"""Keys: fetched seldom, and kept while nobody shows them."""

import asyncio
import json

import pytest

from app.core.jwks import COOL_DOWN, FRESH, MOST_BYTES, MOST_STALE, RETRY, KeysMissing, KeySet, load_keys
from app.core.settings import get_settings
from app.outbound.client import TooLarge
from tests.issuer import Issuer, the_issuer


class Source:
    """Shows keys, or does not; and says what time it is."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.fetches = 0
        self.down = False
        self.issuer = the_issuer()

    async def load(self) -> bytes:
        self.fetches += 1
        await asyncio.sleep(0)
        if self.down:
            raise OSError("down")
        return self.issuer.shown()

    def clock(self) -> float:
        return self.now


@pytest.fixture
def source() -> Source:
    return Source()


@pytest.fixture
def keys(source: Source) -> KeySet:
    return KeySet(source.load, source.clock)


async def settled() -> None:
    """What nobody waits for is done."""
    for _ in range(5):
        await asyncio.sleep(0)


async def test_however_many_ask_one_fetch_is_under_way(source: Source, keys: KeySet) -> None:
    found = await asyncio.gather(*(keys.find(source.issuer.name) for _ in range(50)))
    assert all(one is not None for one in found)
    assert source.fetches == 1


async def test_a_key_that_is_known_is_not_fetched_again(source: Source, keys: KeySet) -> None:
    for _ in range(3):
        assert await keys.find(source.issuer.name)
    assert source.fetches == 1


async def test_after_a_while_keys_are_fetched_anew_and_nobody_waits(
    source: Source, keys: KeySet
) -> None:
    await keys.find(source.issuer.name)
    source.now += FRESH + 1
    assert await keys.find(source.issuer.name)
    assert source.fetches == 1
    await settled()
    assert source.fetches == 2


async def test_a_name_nobody_knows_is_asked_for_once_in_a_while(
    source: Source, keys: KeySet
) -> None:
    for number in range(100):
        assert await keys.find(f"made-up-{number}") is None
    assert source.fetches == 1
    source.now += COOL_DOWN
    await keys.find("made-up")
    assert source.fetches == 2


async def test_a_new_key_is_found(source: Source, keys: KeySet) -> None:
    await keys.find(source.issuer.name)
    source.issuer = Issuer()
    source.issuer.name = "the-next-key"
    source.now += COOL_DOWN
    assert await keys.find("the-next-key")


async def test_a_key_that_is_shown_no_more_is_over(source: Source, keys: KeySet) -> None:
    old = source.issuer.name
    await keys.find(old)
    source.issuer = Issuer()
    source.issuer.name = "the-next-key"
    source.now += FRESH + 1
    await keys.find(old)
    await settled()
    assert await keys.find(old) is None


async def test_keys_outlive_an_outage_longer_than_any_token(
    source: Source, keys: KeySet
) -> None:
    await keys.find(source.issuer.name)
    source.down = True
    source.now += get_settings().access_lasts.total_seconds() + FRESH
    assert await keys.find(source.issuer.name)
    await settled()
    assert await keys.find(source.issuer.name)
    assert source.fetches == 2


async def test_keys_do_not_outlive_it_for_ever(source: Source, keys: KeySet) -> None:
    await keys.find(source.issuer.name)
    source.down = True
    source.now += MOST_STALE + 1
    with pytest.raises(KeysMissing):
        await keys.find(source.issuer.name)


async def test_without_keys_they_are_asked_for_again_soon(source: Source, keys: KeySet) -> None:
    source.down = True
    for _ in range(10):
        with pytest.raises(KeysMissing):
            await keys.find(source.issuer.name)
    assert source.fetches == 1
    source.down = False
    source.now += RETRY
    assert await keys.find(source.issuer.name)


async def test_whoever_gives_up_does_not_take_the_others_along(
    source: Source, keys: KeySet
) -> None:
    first = asyncio.create_task(keys.find(source.issuer.name))
    second = asyncio.create_task(keys.find(source.issuer.name))
    await asyncio.sleep(0)
    first.cancel()
    assert await second
    assert source.fetches == 1


@pytest.mark.parametrize(
    "answer",
    [b"", b"[]", b"{}", b'{"keys": []}', b'{"keys": [{"kty": "oct", "kid": "the-key", "k": "eA"}]}'],
)
async def test_an_answer_without_a_key_is_none(
    source: Source, keys: KeySet, answer: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert await keys.find(source.issuer.name)
    monkeypatch.setattr(source.issuer, "shown", lambda: answer)
    source.now += FRESH + 1
    await keys.find(source.issuer.name)
    await settled()
    assert source.fetches == 2
    assert await keys.find(source.issuer.name)


async def test_what_is_fetched_has_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    issuer = Issuer()
    monkeypatch.setattr(get_settings(), "jwks_url", issuer.address)
    assert json.loads(await load_keys())["keys"][0]["kid"] == issuer.name
    monkeypatch.setattr(issuer, "shown", lambda: b"x" * (MOST_BYTES + 1))
    with pytest.raises(TooLarge):
        await load_keys()
