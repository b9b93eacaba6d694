from .base import Base, Identified


class Unreached(Identified, Base):
    __tablename__ = "unreached"
