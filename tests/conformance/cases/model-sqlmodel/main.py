"""SQLModel tables and their Base/Create/Update/Public derivatives."""

from datetime import datetime
from typing import Optional

from fastapi import FastAPI
from sqlmodel import Field, Relationship, SQLModel

app = FastAPI()


class TeamBase(SQLModel):
    name: str = Field(index=True)
    headquarters: str = Field(max_length=40, description="Where.")


class Team(TeamBase, table=True):
    id: Optional[int] = Field(default=None, primary_key=True)
    heroes: list["Hero"] = Relationship(back_populates="team")


class HeroBase(SQLModel):
    name: str = Field(index=True, unique=True)
    age: int | None = Field(default=None, ge=0)
    team_id: int | None = Field(default=None, foreign_key="team.id", ondelete="SET NULL")


class Hero(HeroBase, table=True):
    id: int | None = Field(default=None, primary_key=True)
    created: datetime = Field(default_factory=datetime.now)
    secret: str = Field(nullable=False, exclude=True)
    team: Team | None = Relationship(back_populates="heroes")


class HeroCreate(HeroBase):
    secret: str = Field(min_length=8)


class HeroUpdate(SQLModel):
    name: str | None = None
    age: int | None = None


class HeroPublic(HeroBase):
    id: int


class TeamPublic(TeamBase):
    id: int
    heroes: list[HeroPublic] = []


@app.post("/heroes", response_model=HeroPublic)
def create(hero: HeroCreate): ...


@app.patch("/heroes/{hero_id}", response_model=HeroPublic)
def update(hero_id: int, hero: HeroUpdate): ...


@app.get("/heroes/raw")
def raw() -> list[Hero]: ...


@app.get("/teams/{team_id}")
def team(team_id: int) -> TeamPublic: ...
