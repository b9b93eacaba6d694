"""Every table, for Alembic and for whoever creates a database."""

from sqlmodel import SQLModel

from app.books.models import Book
from app.orders.models import Order, OrderLine
from app.people.models import Person
from app.reviews.models import Review

__all__ = ["Book", "Order", "OrderLine", "Person", "Review", "SQLModel"]
