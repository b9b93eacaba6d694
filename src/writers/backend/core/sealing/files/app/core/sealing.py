"""What only this program can read: AES-GCM, bound to the place where it is kept."""

import hmac
import json
import os
from functools import lru_cache
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from pydantic_core import to_jsonable_python

from app.core.sealing_key import key_bytes
from app.core.settings import get_settings

NONCE = 12


class Unsealable(Exception):
    """Bytes that were sealed elsewhere, with another key, or not at all."""


@lru_cache
def _cipher() -> AESGCM:
    return AESGCM(key_bytes(get_settings().sealing_key))


def seal(value: object, table: str, column: str, row: object) -> bytes:
    """A value as it is kept; moved to another row it cannot be opened."""
    nonce = os.urandom(NONCE)
    text = json.dumps(to_jsonable_python(value)).encode()
    return nonce + _cipher().encrypt(nonce, text, _place(table, column, row))


def unseal(sealed: bytes, table: str, column: str, row: object) -> Any:
    """What was sealed there."""
    try:
        text = _cipher().decrypt(sealed[:NONCE], sealed[NONCE:], _place(table, column, row))
    except InvalidTag as error:
        raise Unsealable(f"{table}.{column}") from error
    return json.loads(text)


def hashed(value: object) -> str:
    """What is only ever compared: nobody can read it again."""
    key = key_bytes(get_settings().sealing_key)
    return hmac.new(key, json.dumps(to_jsonable_python(value)).encode(), "sha256").hexdigest()


def _place(table: str, column: str, row: object) -> bytes:
    return f"{table}.{column}:{row}".encode()
