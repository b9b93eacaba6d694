from pydantic import BaseModel, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


class Assistant(BaseModel):
    enabled: bool = True
    model: str = "gpt-5-mini"
    embedding_model: str = "text-embedding-3-small"
    api_key: SecretStr = SecretStr("none")


class Settings(BaseSettings):
    model_config = SettingsConfigDict(env_prefix="OBSERVATORY_", env_nested_delimiter="__")

    title: str = "Observatory"
    instruments: tuple[str, ...] = ("telescope", "radio", "spectrograph")
    maintenance: bool = False
    operator_key: SecretStr | None = None
    qdrant_url: str = ":memory:"
    assistant: Assistant = Assistant()
