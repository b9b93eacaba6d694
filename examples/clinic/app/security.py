"""The desk of a clinic signs in with the clinic's key."""

import hashlib
from typing import Annotated

from fastapi import Depends, HTTPException, status
from fastapi.security import APIKeyHeader
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.database import get_session
from app.tables import Clinic

api_key = APIKeyHeader(name="X-Clinic-Key", description="The key of one clinic.")


def hash_key(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()


def current_clinic(
    session: Annotated[Session, Depends(get_session)], key: Annotated[str, Depends(api_key)]
) -> Clinic:
    clinic = session.scalar(select(Clinic).where(Clinic.key_hash == hash_key(key)))
    if clinic is None:
        raise HTTPException(status.HTTP_401_UNAUTHORIZED, "Unknown key")
    return clinic
