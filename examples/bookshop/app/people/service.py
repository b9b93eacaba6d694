from sqlmodel import Session, select

from app.errors import Conflict
from app.people.models import Person, PersonCreate, PersonUpdate
from app.security import passwords


def by_email(session: Session, email: str) -> Person | None:
    return session.exec(select(Person).where(Person.email == email)).one_or_none()


def register(session: Session, data: PersonCreate) -> Person:
    if by_email(session, data.email):
        raise Conflict("This address has an account")
    person = Person.model_validate(data, update={"password_hash": passwords.hash(data.password)})
    session.add(person)
    session.commit()
    session.refresh(person)
    return person


def authenticate(session: Session, email: str, password: str) -> Person | None:
    person = by_email(session, email)
    if person is None or not passwords.verify(password, person.password_hash):
        return None
    return person


def update(session: Session, person: Person, data: PersonUpdate) -> Person:
    person.sqlmodel_update(data.model_dump(exclude_unset=True))
    session.add(person)
    session.commit()
    session.refresh(person)
    return person


def page(session: Session, offset: int, limit: int) -> list[Person]:
    return list(session.exec(select(Person).order_by(Person.id).offset(offset).limit(limit)))
