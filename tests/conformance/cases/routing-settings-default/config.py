from pydantic import BaseModel
from pydantic_settings import BaseSettings, SettingsConfigDict


class ApiSettings(BaseModel):
    prefix: str = "/api/v3"


class Settings(BaseSettings):
    model_config = SettingsConfigDict(env_prefix="SHOP_", env_nested_delimiter="__")

    name: str = "Shop"
    enable_debug: bool = False
    enable_beta: bool = False
    api: ApiSettings = ApiSettings()


settings = Settings()
