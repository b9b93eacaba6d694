"""The environment overrides the defaults of settings."""

import os
from functools import lru_cache

from fastapi import FastAPI
from pydantic import BaseModel, computed_field
from pydantic_settings import BaseSettings


class ApiSettings(BaseModel):
    prefix: str = "/api"


class Settings(BaseSettings):
    enable_debug: bool = False
    api: ApiSettings = ApiSettings()

    model_config = {"env_prefix": "SHOP_", "env_nested_delimiter": "__"}

    @computed_field
    @property
    def health_path(self) -> str:
        return f"{self.api.prefix}/health"


@lru_cache
def get_settings() -> Settings:
    return Settings()


app = FastAPI(title=os.environ.get("APP_TITLE", "Default"))

if get_settings().enable_debug:

    @app.get(get_settings().api.prefix + "/debug")
    def debug() -> None: ...


@app.get(get_settings().health_path)
def health() -> None: ...
