"""The store the settings choose."""

from app.core.settings import get_settings
from app.storage.disk import DiskStore
from app.storage.s3 import S3Store
from app.storage.signing import Keys
from app.storage.store import Store


def store() -> Store:
    """A bucket where one is named, and a folder where none is."""
    settings = get_settings()
    if settings.files_bucket is None:
        return DiskStore(settings.files_folder)
    keys = Keys(
        settings.files_access_key,
        settings.files_secret_key.get_secret_value(),
        settings.files_region,
    )
    return S3Store(settings.files_endpoint, settings.files_bucket, keys)
