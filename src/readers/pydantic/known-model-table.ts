/** A model of a library, written as its class body would be. */
export interface KnownModel {
  readonly aliases?: readonly string[]
  /** `BaseModel` when left out. */
  readonly bases?: readonly string[]
  readonly docstring?: string
  /** `type = default` by name, in order. */
  readonly fields?: Readonly<Record<string, string>>
  /** Class attributes. */
  readonly attributes?: Readonly<Record<string, string>>
}

/** Names the table may use. */
export const NAMES: Readonly<Record<string, string>> = {
  BaseModel: 'pydantic.main.BaseModel',
  Field: 'pydantic.fields.Field',
  EmailStr: 'pydantic.networks.EmailStr',
  Generic: 'typing.Generic',
  Annotated: 'typing.Annotated',
  Any: 'typing.Any',
  Sequence: 'typing.Sequence',
  Query: 'fastapi.params.Query',
}

const COUNT = 'Annotated[int, Field(ge=0)]'
const POSITIVE = 'Annotated[int, Field(ge=1)]'
const cursor = (description: string): string => `str | None = Field(default=None, description="${description}")`
const PAGE = { items: 'Sequence[T]', total: COUNT }
const PAGINATION = ['BaseModel', 'Generic[T]']

/** By the full name of the class. Another library is another entry. */
export const KNOWN_MODELS: Readonly<Record<string, KnownModel>> = {
  'pydantic.main.BaseModel': { bases: [] },
  'pydantic.root_model.RootModel': {
    bases: ['BaseModel', 'Generic[RootModelRootType]'],
    fields: { root: 'RootModelRootType' },
  },

  // fastapi-pagination 0.16
  'fastapi_pagination.default.Params': {
    aliases: ['fastapi_pagination.Params'],
    fields: {
      page: 'int = Query(1, ge=1, description="Page number")',
      size: 'int = Query(50, ge=1, le=100, description="Page size")',
    },
  },
  'fastapi_pagination.limit_offset.LimitOffsetParams': {
    aliases: ['fastapi_pagination.LimitOffsetParams'],
    fields: {
      limit: 'int = Query(50, ge=1, le=100, description="Page size limit")',
      offset: 'int = Query(0, ge=0, description="Page offset")',
    },
  },
  'fastapi_pagination.default.Page': {
    aliases: ['fastapi_pagination.Page'],
    bases: PAGINATION,
    fields: { ...PAGE, page: POSITIVE, size: POSITIVE, pages: COUNT },
  },
  'fastapi_pagination.limit_offset.LimitOffsetPage': {
    aliases: ['fastapi_pagination.LimitOffsetPage'],
    bases: PAGINATION,
    fields: { ...PAGE, limit: POSITIVE, offset: COUNT },
  },
  'fastapi_pagination.cursor.CursorPage': {
    bases: PAGINATION,
    fields: {
      ...PAGE,
      current_page: cursor('Cursor to refetch the current page'),
      current_page_backwards: cursor('Cursor to refetch the current page starting from the last item'),
      previous_page: cursor('Cursor for the previous page'),
      next_page: cursor('Cursor for the next page'),
    },
  },
  'fastapi_pagination.bases.BasePage': { bases: PAGINATION, fields: PAGE },

  // fastapi-users 15
  'fastapi_users.schemas.CreateUpdateDictModel': {},
  'fastapi_users.schemas.BaseUser': {
    bases: ['BaseModel', 'Generic[ID]'],
    docstring: 'Base User model.',
    fields: {
      id: 'ID',
      email: 'EmailStr',
      is_active: 'bool = True',
      is_superuser: 'bool = False',
      is_verified: 'bool = False',
    },
  },
  'fastapi_users.schemas.BaseUserCreate': {
    fields: {
      email: 'EmailStr',
      password: 'str',
      is_active: 'bool | None = True',
      is_superuser: 'bool | None = False',
      is_verified: 'bool | None = False',
    },
  },
  'fastapi_users.schemas.BaseUserUpdate': {
    fields: {
      password: 'str | None = None',
      email: 'EmailStr | None = None',
      is_active: 'bool | None = None',
      is_superuser: 'bool | None = None',
      is_verified: 'bool | None = None',
    },
  },
  'fastapi_users.schemas.BaseOAuthAccount': {
    bases: ['BaseModel', 'Generic[ID]'],
    docstring: 'Base OAuth account model.',
    fields: {
      id: 'ID',
      oauth_name: 'str',
      access_token: 'str',
      expires_at: 'int | None = None',
      refresh_token: 'str | None = None',
      account_id: 'str',
      account_email: 'str',
    },
  },
  'fastapi_users.schemas.BaseOAuthAccountMixin': { fields: { oauth_accounts: 'list[BaseOAuthAccount] = []' } },
  'fastapi_users.router.common.ErrorModel': { fields: { detail: 'str | dict[str, str]' } },
  'fastapi_users.authentication.transport.bearer.BearerResponse': {
    fields: { access_token: 'str', token_type: 'str' },
  },
}
