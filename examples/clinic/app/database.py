import os
from collections.abc import Iterator
from functools import lru_cache

from sqlalchemy import Engine, create_engine
from sqlalchemy.orm import Session, declarative_base

Base = declarative_base()


@lru_cache
def get_engine() -> Engine:
    return create_engine(os.getenv("CLINIC_DATABASE_URL", "sqlite:///clinic.db"))


def get_session() -> Iterator[Session]:
    with Session(get_engine()) as session:
        yield session
