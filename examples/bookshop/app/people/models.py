from enum import StrEnum

from pydantic import EmailStr
from sqlmodel import Field, SQLModel


class Role(StrEnum):
    customer = "customer"
    staff = "staff"
    admin = "admin"


class PersonBase(SQLModel):
    email: EmailStr = Field(max_length=255, unique=True, index=True)
    name: str = Field(min_length=1, max_length=80)


class Person(PersonBase, table=True):
    id: int | None = Field(default=None, primary_key=True)
    role: Role = Role.customer
    password_hash: str


class PersonCreate(PersonBase):
    password: str = Field(min_length=10, max_length=200)


class PersonUpdate(SQLModel):
    name: str | None = Field(default=None, min_length=1, max_length=80)


class PersonPublic(PersonBase):
    id: int
    role: Role


class Token(SQLModel):
    access_token: str
    token_type: str = "bearer"
