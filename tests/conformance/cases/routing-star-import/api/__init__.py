from .public import *
from .shelves import router as shelf_router

__all__ = ["public_router", "shelf_router"]
