from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from .base import Base, Identified

if TYPE_CHECKING:
    from .people import Person


class Order(Identified, Base):
    __tablename__ = "orders"

    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    person: Mapped["Person"] = relationship()
