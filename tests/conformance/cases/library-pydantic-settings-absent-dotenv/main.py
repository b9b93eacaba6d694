"""Settings name a `.env` file that is not there; the environment still counts, case aside."""

from fastapi import FastAPI
from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    model_config = SettingsConfigDict(env_prefix="app_", env_file=".env", extra="ignore")

    title: str = "Default"
    prefix: str = ""
    version: str = Field("0.0.1", validation_alias="APP_RELEASE")


settings = Settings()
app = FastAPI(title=settings.title, version=settings.version)


@app.get(f"{settings.prefix}/thing")
def thing() -> str: ...
