import os
from collections.abc import Callable, Iterator

import pytest
from fastapi.testclient import TestClient
from sqlalchemy.pool import StaticPool
from sqlmodel import Session, SQLModel, create_engine

from app.books.models import Book
from app.database import get_session
from app.main import app
from app.people.models import Person, Role
from app.security import make_token

os.environ.setdefault("BOOKSHOP_SECRET_KEY", "only-for-tests-and-for-nothing-else")

Headers = dict[str, str]


@pytest.fixture
def session() -> Iterator[Session]:
    engine = create_engine(
        "sqlite://", connect_args={"check_same_thread": False}, poolclass=StaticPool
    )
    SQLModel.metadata.create_all(engine)
    with Session(engine) as session:
        yield session


@pytest.fixture
def client(session: Session) -> Iterator[TestClient]:
    app.dependency_overrides[get_session] = lambda: session
    yield TestClient(app)
    app.dependency_overrides.clear()


@pytest.fixture
def sign_in(session: Session) -> Callable[..., Headers]:
    def sign_in(name: str, role: Role = Role.customer) -> Headers:
        person = Person(email=f"{name}@example.com", name=name, role=role, password_hash="-")
        session.add(person)
        session.commit()
        return {"Authorization": f"Bearer {make_token(person)}"}

    return sign_in


@pytest.fixture
def book(session: Session) -> Book:
    book = Book(title="Momo", author="Michael Ende", isbn="9783522202558", price="15.00", stock=2)
    session.add(book)
    session.commit()
    return book
