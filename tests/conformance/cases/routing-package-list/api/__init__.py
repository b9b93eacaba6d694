from . import books, lenders
from .books import router as books_router

routers = [books_router, lenders.router]

__all__ = ["books", "lenders", "routers"]
