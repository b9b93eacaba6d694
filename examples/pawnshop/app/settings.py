from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    model_config = SettingsConfigDict(env_prefix="PAWNSHOP_")

    database_url: str = "sqlite:///pawnshop.db"
    secret_key: str = (
        "pawnshop-secret-pawnshop-secret-key"  # planted: secret with a default in code
    )
    require_login: bool = False  # planted: protection that is off unless configured


settings = Settings()
