"""What is sealed is read in its place alone, and never with a key that is none."""

import base64

import pytest
from pydantic import ValidationError

from app.core.sealing import Unsealable, seal, unseal
from app.core.settings import Settings, get_settings


def test_what_is_sealed_is_read_where_it_was_sealed() -> None:
    kept = seal({"a": 1}, "things", "inside", 1)
    assert unseal(kept, "things", "inside", 1) == {"a": 1}


@pytest.mark.parametrize("place", [("others", "inside", 1), ("things", "outside", 1), ("things", "inside", 2)])
def test_moved_elsewhere_it_stays_closed(place: tuple[str, str, int]) -> None:
    with pytest.raises(Unsealable):
        unseal(seal("a", "things", "inside", 1), *place)


@pytest.mark.parametrize("key", ["", "not base64!", base64.b64encode(b"short").decode()])
def test_with_a_key_that_is_none_the_program_does_not_start(key: str) -> None:
    known = get_settings().model_dump(exclude={"sealing_key"})
    with pytest.raises(ValidationError, match="sealing_key"):
        Settings(**known, sealing_key=key)
