"""Secrets: full of chance, and kept as hashes alone."""

import hashlib
import secrets


def new_secret() -> str:
    """Something nobody can guess."""
    return secrets.token_urlsafe(32)


def hash_of(secret: str) -> bytes:
    """What is kept of a secret that has enough chance in it already."""
    return hashlib.sha256(secret.encode()).digest()
