"""1.4 style: `Column` with every common type and option."""

import enum

from fastapi import FastAPI
from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    Double,
    Enum,
    Float,
    ForeignKey,
    Integer,
    Interval,
    JSON,
    LargeBinary,
    Numeric,
    SmallInteger,
    String,
    Text,
    Time,
    Unicode,
    UnicodeText,
    Uuid,
)
from sqlalchemy.orm import declarative_base, relationship

app = FastAPI()
Base = declarative_base()


class Kind(enum.Enum):
    novel = "n"
    essay = "e"


class Author(Base):
    __tablename__ = "authors"

    id = Column(Integer, primary_key=True, index=True)
    name = Column(String(80), nullable=False, unique=True, index=True, comment="Full name")
    books = relationship("Book", back_populates="author")


class Book(Base):
    __tablename__ = "books"

    id = Column(BigInteger, primary_key=True, autoincrement=True)
    small = Column(SmallInteger)
    title = Column("book_title", String, nullable=False)
    body = Column(Text)
    unicode = Column(Unicode(10))
    unicode_text = Column(UnicodeText())
    price = Column(Numeric(10, 2), default=0)
    weight = Column(Float)
    weight24 = Column(Float(24))
    exact = Column(Double)
    sold = Column(Boolean, default=False, nullable=False)
    day = Column(Date)
    moment = Column(DateTime)
    moment_zone = Column(DateTime(timezone=True))
    clock = Column(Time(timezone=True))
    span = Column(Interval)
    raw = Column(LargeBinary)
    data = Column(JSON)
    key = Column(Uuid)
    kind = Column(Enum(Kind), nullable=False)
    author_id = Column(ForeignKey("authors.id", ondelete="CASCADE", onupdate="SET NULL"), index=True)
    author = relationship(Author, back_populates="books", lazy="joined")
