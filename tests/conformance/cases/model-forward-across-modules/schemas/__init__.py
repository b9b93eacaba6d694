from .author import Author
from .book import Book

Author.model_rebuild()

__all__ = ["Author", "Book"]
