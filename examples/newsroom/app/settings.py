from functools import lru_cache

from pydantic import SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    model_config = SettingsConfigDict(env_prefix="NEWSROOM_")

    database_url: str = "postgresql+asyncpg://localhost/newsroom"
    redis_url: str = "redis://localhost"
    token_key: SecretStr
    cache_seconds: int = 60


@lru_cache
def get_settings() -> Settings:
    return Settings()
