"""What things are sealed with."""

import base64
import binascii
from typing import Annotated

from pydantic import AfterValidator, SecretStr

LENGTH = 32


def key_bytes(key: SecretStr) -> bytes:
    """The key itself."""
    return base64.b64decode(key.get_secret_value(), validate=True)


def _refuse_other(key: SecretStr) -> SecretStr:
    """Nobody should learn from the first thing that is sealed that there is no key for it."""
    try:
        length = len(key_bytes(key))
    except binascii.Error as error:
        raise ValueError("it is not base64") from error
    if length != LENGTH:
        raise ValueError(f"it holds {length} bytes, and {LENGTH} are needed")
    return key


SealingKey = Annotated[SecretStr, AfterValidator(_refuse_other)]
