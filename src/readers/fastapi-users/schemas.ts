import type { WrittenModule } from '../written/library.ts'

/** fastapi-users 15: what users, new users and changes to them look like. */
export const SCHEMAS: WrittenModule = {
  name: 'fastapi_users.schemas',
  exports: [
    'CreateUpdateDictModel',
    'BaseUser',
    'BaseUserCreate',
    'BaseUserUpdate',
    'BaseOAuthAccount',
    'BaseOAuthAccountMixin',
  ],
  source: `
from typing import Generic
from fastapi_users import models
from pydantic import BaseModel, ConfigDict, EmailStr


class CreateUpdateDictModel(BaseModel): ...


class BaseUser(CreateUpdateDictModel, Generic[models.ID]):
    """Base User model."""

    id: models.ID
    email: EmailStr
    is_active: bool = True
    is_superuser: bool = False
    is_verified: bool = False

    model_config = ConfigDict(from_attributes=True)


class BaseUserCreate(CreateUpdateDictModel):
    email: EmailStr
    password: str
    is_active: bool | None = True
    is_superuser: bool | None = False
    is_verified: bool | None = False


class BaseUserUpdate(CreateUpdateDictModel):
    password: str | None = None
    email: EmailStr | None = None
    is_active: bool | None = None
    is_superuser: bool | None = None
    is_verified: bool | None = None


class BaseOAuthAccount(BaseModel, Generic[models.ID]):
    """Base OAuth account model."""

    id: models.ID
    oauth_name: str
    access_token: str
    expires_at: int | None = None
    refresh_token: str | None = None
    account_id: str
    account_email: str

    model_config = ConfigDict(from_attributes=True)


class BaseOAuthAccountMixin(BaseModel):
    """Adds OAuth accounts list to a User model."""

    oauth_accounts: list[BaseOAuthAccount] = []
`,
}

/** The type of an id is a variable here. */
export const MODELS: WrittenModule = {
  name: 'fastapi_users.models',
  exports: ['ID', 'UP', 'OAP', 'UOAP'],
  source: `
from typing import TypeVar

ID = TypeVar("ID")
UP = TypeVar("UP")
OAP = TypeVar("OAP")
UOAP = TypeVar("UOAP")
`,
}
