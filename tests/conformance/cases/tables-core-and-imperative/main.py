"""Core tables, imperative mapping, `__table__`, and `to_metadata`."""

from fastapi import FastAPI
from sqlalchemy import Column, Date, ForeignKey, Integer, MetaData, String, Table
from sqlalchemy.orm import DeclarativeBase, registry

app = FastAPI()
metadata = MetaData()
mapper_registry = registry(metadata=metadata)


def id_column() -> Column[int]:
    return Column("id", Integer, primary_key=True)


users = Table("users", metadata, id_column(), Column("name", String(10), key="full_name"))
archive = users.to_metadata(metadata, name="users_archive")
logs = {year: Table(f"log_{year}", metadata, id_column(), Column("day", Date)) for year in (2024, 2025)}


class User:
    pass


mapper_registry.map_imperatively(User, users)


class Base(DeclarativeBase):
    metadata = metadata


class Profile(Base):
    __table__ = Table(
        "profile", metadata, id_column(), Column("user_id", ForeignKey(users.c.id)), extend_existing=True
    )


users.append_column(Column("late", Integer))
