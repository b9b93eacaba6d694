from sqlalchemy.orm import Mapped

from .base import Base, Identified


class Person(Identified, Base):
    __tablename__ = "people"

    name: Mapped[str]
