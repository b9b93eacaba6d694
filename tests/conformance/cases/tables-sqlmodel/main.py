"""SQLModel: types, lengths, keys, `sa_column` and friends."""

import enum
import uuid
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from fastapi import FastAPI
from pydantic import EmailStr, HttpUrl
from sqlalchemy import JSON, Column, DateTime, Index, String, UniqueConstraint, func
from sqlmodel import AutoString, Field, Relationship, SQLModel

app = FastAPI()


class Role(str, enum.Enum):
    admin = "a"
    member = "m"


class Membership(SQLModel, table=True):
    __tablename__ = "memberships"

    team_id: int | None = Field(default=None, foreign_key="team.id", primary_key=True)
    hero_id: uuid.UUID | None = Field(
        default=None, foreign_key="hero.id", primary_key=True, ondelete="CASCADE"
    )


class Team(SQLModel, table=True):
    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(unique=True, max_length=50)
    heroes: list["Hero"] = Relationship(back_populates="teams", link_model=Membership)


class HeroBase(SQLModel):
    email: EmailStr = Field(unique=True, index=True, max_length=255)
    is_active: bool = True


class Hero(HeroBase, table=True):
    __table_args__ = (
        UniqueConstraint("name", "age"),
        Index("ix_hero_day", "day", unique=False),
        {"comment": "Heroes"},
    )

    id: uuid.UUID = Field(default_factory=uuid.uuid4, primary_key=True)
    name: str
    age: int | None = None
    score: float = 0
    money: Decimal = Field(max_digits=8, decimal_places=3)
    plain_money: Decimal
    raw: bytes | None = None
    day: date
    moment: datetime = Field(default_factory=datetime.now)
    zoned: datetime = Field(
        sa_type=DateTime(timezone=True), sa_column_kwargs={"server_default": func.now(), "name": "zoned_at"}
    )
    span: timedelta | None = None
    role: Role = Role.member
    data: dict[str, Any] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))
    tags: list[str] = Field(default_factory=list, sa_type=JSON)
    where: Path | None = None
    url: HttpUrl = Field(sa_type=AutoString)
    forced: int | None = Field(default=None, nullable=False)
    text: str = Field(sa_column=Column("text_body", String(9), server_default="x"))
    boss_id: uuid.UUID | None = Field(default=None, foreign_key="hero.id", index=True)
    teams: list[Team] = Relationship(back_populates="heroes", link_model=Membership)
