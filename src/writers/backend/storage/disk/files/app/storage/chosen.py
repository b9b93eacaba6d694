"""The store the settings choose."""

from app.core.settings import get_settings
from app.storage.disk import DiskStore
from app.storage.store import Store


def store() -> Store:
    """The one that is used."""
    return DiskStore(get_settings().files_folder)
