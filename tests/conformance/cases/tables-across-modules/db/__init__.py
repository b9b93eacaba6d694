from .base import Base
from .orders import Order
from .people import Person

__all__ = ["Base", "Order", "Person"]
