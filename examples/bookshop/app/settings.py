from datetime import timedelta
from functools import lru_cache

from pydantic import SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    model_config = SettingsConfigDict(env_prefix="BOOKSHOP_", env_file=".env")

    database_url: str = "sqlite:///bookshop.db"
    secret_key: SecretStr
    token_lifetime: timedelta = timedelta(hours=8)
    covers_url: str = "https://covers.openlibrary.org"
    mail_url: str | None = None


@lru_cache
def get_settings() -> Settings:
    return Settings()
