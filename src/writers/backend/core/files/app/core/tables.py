"""What the program keeps for itself, beside what it is about."""

from datetime import datetime

from sqlalchemy import DateTime
from sqlalchemy.orm import DeclarativeBase

from app.models.base import Base


class Kept(DeclarativeBase):
    """A row of such a table, in the same schema as all others."""

    metadata = Base.metadata
    type_annotation_map = {datetime: DateTime(timezone=True)}
