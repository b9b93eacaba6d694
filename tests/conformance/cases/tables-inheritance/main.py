"""Single-table, joined and concrete inheritance."""

from fastapi import FastAPI
from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column

app = FastAPI()


class Base(DeclarativeBase):
    pass


class Employee(Base):
    __tablename__ = "employee"
    __mapper_args__ = {"polymorphic_identity": "employee", "polymorphic_on": "type"}

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(50))
    type: Mapped[str]


class Manager(Employee):
    __mapper_args__ = {"polymorphic_identity": "manager"}

    budget: Mapped[int] = mapped_column(nullable=True)
    shared: Mapped[int | None] = mapped_column(use_existing_column=True)


class Engineer(Employee):
    __mapper_args__ = {"polymorphic_identity": "engineer"}

    language: Mapped[str | None]
    shared: Mapped[int | None] = mapped_column(use_existing_column=True)
    boss_id: Mapped[int | None] = mapped_column(ForeignKey("employee.id"))


class Animal(Base):
    __tablename__ = "animal"
    __mapper_args__ = {"polymorphic_on": "kind", "polymorphic_identity": "animal"}

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(20))


class Dog(Animal):
    __tablename__ = "dog"
    __mapper_args__ = {"polymorphic_identity": "dog"}

    id: Mapped[int] = mapped_column(ForeignKey("animal.id", ondelete="CASCADE"), primary_key=True)
    tricks: Mapped[str]


class Shape(Base):
    __tablename__ = "shape"

    id: Mapped[int] = mapped_column(primary_key=True)
    area: Mapped[int]


class Circle(Shape):
    __tablename__ = "circle"
    __mapper_args__ = {"concrete": True}

    id: Mapped[int] = mapped_column(primary_key=True)
    radius: Mapped[int]


class HasExtra:
    @declared_attr
    def extra(cls) -> Mapped[str | None]:
        return mapped_column(String(5))


class Clerk(HasExtra, Employee):
    __mapper_args__ = {"polymorphic_identity": "clerk"}
