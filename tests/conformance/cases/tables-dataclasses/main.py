"""`MappedAsDataclass` and columns with `init=False`."""

from datetime import datetime

from fastapi import FastAPI
from sqlalchemy import ForeignKey, func
from sqlalchemy.orm import DeclarativeBase, Mapped, MappedAsDataclass, mapped_column, registry, relationship

app = FastAPI()


class Base(MappedAsDataclass, DeclarativeBase):
    pass


class User(Base):
    __tablename__ = "users"

    id: Mapped[int] = mapped_column(init=False, primary_key=True)
    name: Mapped[str]
    nick: Mapped[str | None] = mapped_column(default=None)
    active: Mapped[bool] = mapped_column(default=True, server_default="true")
    created: Mapped[datetime] = mapped_column(insert_default=func.now(), default=None)
    posts: Mapped[list["Post"]] = relationship(default_factory=list, back_populates="user")


class Post(Base, kw_only=True):
    __tablename__ = "posts"

    id: Mapped[int] = mapped_column(init=False, primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"), init=False)
    user: Mapped[User] = relationship(back_populates="posts")


reg = registry(metadata=Base.metadata)


@reg.mapped
class Decorated:
    __tablename__ = "decorated"

    id: Mapped[int] = mapped_column(primary_key=True)
