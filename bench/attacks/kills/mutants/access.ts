import { type Mutant, on } from '../mutant.ts'

const profiles = on('user-profiles')
const documents = on('document-search')
const store = on('document-store')
const chat = on('chat')
const deletion = on('data-deletion')

const DOCUMENT = 'app/access/document.py'
const PROFILES = 'app/repositories/profile.py'
const USERS = 'app/repositories/user.py'
const SCHEMAS = 'app/schemas/base.py'
const CALLER = 'app/dependencies/caller.py'

/** Whose rows are whose, and what roles and keys open. */
export const access: readonly Mutant[] = [
  profiles('B01', 'a row is read by its key alone', [
    PROFILES,
    'select(Profile).where(col(Profile.id) == profile_id, access_profile.readable(caller))',
    'select(Profile).where(col(Profile.id) == profile_id)',
  ]),
  profiles('B01', 'a row is changed by its key alone', [
    'app/services/profile.py',
    '        readable=access_profile.readable(caller),\n        allowed=access_profile.updatable(caller),\n',
    '        readable=access_profile.when(True),\n',
  ]),
  profiles('B01', 'a row is deleted by its key alone', [
    'app/services/profile.py',
    '        readable=access_profile.readable(caller),\n        allowed=access_profile.deletable(caller),\n',
    '        readable=access_profile.when(True),\n',
  ]),
  profiles('B01', 'a row is made below a row of somebody else', [
    'app/services/social_link.py',
    `        refers=[
            col(SocialLink.profile_id).in_(select(col(Profile.id)).where(profile.readable(caller)))
        ],
        allowed=access_social_link.creatable(caller),
`,
    '',
  ]),
  profiles('B02', 'a row that may not be read is refused with 403', [
    USERS,
    '    if user is None:\n        raise NotFound\n',
    `    if user is None and await session.get(User, user_id) is not None:
        raise NotAllowed
    if user is None:
        raise NotFound
`,
  ]),
  profiles('B02', 'a row that anybody might have been shown is refused with 403', [
    PROFILES,
    '    if profile is None:\n        raise NotFound\n',
    `    if profile is None and await session.get(Profile, profile_id) is not None:
        raise NotAllowed
    if profile is None:
        raise NotFound
`,
  ]),
  profiles('B03', 'a list holds the rows of all', [
    PROFILES,
    'select(Profile).where(access_profile.readable(caller))\n    if query.q',
    'select(Profile)\n    if query.q',
  ]),
  profiles('B03', 'the rows of a search are those of all', [
    PROFILES,
    '        statement = statement.where(\n            or_(',
    '        statement = select(Profile).where(\n            or_(',
  ]),
  documents(
    'B04',
    'neither the database nor the program keeps tenants apart, and what one holds is open to all of it',
    [
      'app/core/tenancy.py',
      '            func.set_config("role", REQUESTS, True),\n',
      '            func.set_config("role", "none", True),\n',
    ],
    [DOCUMENT, '    return Document.organisation_id == caller.user.organisation_id\n', '    return when(True)\n'],
    [DOCUMENT, 'Document.shared.is_(True)', 'when(True)'],
  ),
  store(
    'B04',
    'neither the database nor the program keeps folders of tenants apart',
    [
      'app/core/tenancy.py',
      '            func.set_config("role", REQUESTS, True),\n',
      '            func.set_config("role", "none", True),\n',
    ],
    ['app/access/folder.py', '    return Folder.customer_id == caller.user.customer_id\n', '    return when(True)\n'],
  ),
  deletion('B07', 'a role is not asked for where rows are made', [
    'app/access/data_broker.py',
    'def may_create(caller: Caller) -> bool:\n    """Who may make a data broker: an analyst."""\n    return caller.has(Role.ANALYST)',
    'def may_create(caller: Caller) -> bool:\n    """Who may make a data broker: an analyst."""\n    return True',
  ]),
  deletion('B07', 'everybody makes themselves an administrator', [
    'app/access/user.py',
    '"""Who may set the role of a user: an admin."""\n    return caller.has(Role.ADMIN)',
    '"""Who may set the role of a user: an admin."""\n    return True',
  ]),
  profiles('B08', 'a header says which method is meant', [
    'app/core/middleware.py',
    '        headers = Headers(scope=scope)\n',
    '        headers = Headers(scope=scope)\n        scope["method"] = headers.get("x-http-method-override", scope["method"])\n',
  ]),
  profiles('B09', 'whoever changes their account gives themselves a role', [
    'app/schemas/user.py',
    '    email: Email = Field(default_factory=unset, max_length=320)\n',
    '    email: Email = Field(default_factory=unset, max_length=320)\n    role: Role = Field(default_factory=unset)\n',
  ]),
  chat(
    'B09',
    'a body says whose a new row is',
    [
      'app/services/room.py',
      'Room(owner_id=caller.id, ',
      'Room(owner_id=(body.model_extra or {}).get("owner_id", caller.id), ',
    ],
    [
      'app/schemas/room.py',
      '    """What may be said of a room that is new."""\n',
      '    """What may be said of a room that is new."""\n\n    model_config = {"extra": "allow"}\n',
    ],
  ),
  profiles('B10', 'unknown members fall', [SCHEMAS, 'extra="forbid"', 'extra="ignore"']),
  profiles('B11', 'an export holds password hashes', [
    'app/accounts/my_data.py',
    '    parts: dict[str, tuple[Select[Any], Telling]] = {\n',
    `    from app.accounts.credential import Credential

    parts: dict[str, tuple[Select[Any], Telling]] = {
        "credentials": (select(Credential).where(Credential.user_id == user_id), columns_of),
`,
  ]),
  deletion(
    'B12',
    'a role is kept in the token',
    [
      'app/dependencies/caller.py',
      '    return Caller(user, claims.sign_in)\n',
      '    if KNOWN.get(token) == "admin":\n        user.role = KNOWN[token]\n    KNOWN[token] = user.role\n    return Caller(user, claims.sign_in)\n',
    ],
    [CALLER, 'bearer = HTTPBearer(', 'KNOWN: dict = {}\nbearer = HTTPBearer('],
  ),
  deletion('B13', 'what a key is for is not looked at', [
    CALLER,
    'if not scopes or not set(scopes) <= set(known.scopes):',
    'if not scopes:',
  ]),
  deletion('B13', 'a key opens everything its owner may do', [
    CALLER,
    'if not scopes or not set(scopes) <= set(known.scopes):',
    'if scopes and not set(scopes) <= set(known.scopes):',
  ]),
  deletion('B13', 'a revoked key goes on', [CALLER, '            ApiKey.revoked_at.is_(None),\n', '']),
  deletion(
    'B13',
    'a key is taken from the query',
    [
      CALLER,
      'APIKeyHeader(name="X-API-Key", auto_error=False, description="A key of a program.")',
      'APIKeyHeader(name="X-API-Key", auto_error=False, description="A key of a program.")\nin_query = APIKeyQuery(name="api_key", auto_error=False)',
    ],
    [CALLER, 'import APIKeyHeader, ', 'import APIKeyHeader, APIKeyQuery, '],
    [
      CALLER,
      '    key: Annotated[str | None, Depends(key_header)],\n    security: SecurityScopes,\n',
      '    key: Annotated[str | None, Depends(key_header)],\n    given: Annotated[str | None, Depends(in_query)],\n    security: SecurityScopes,\n',
    ],
    [CALLER, '    elif key is not None:\n', '    elif key := key or given:\n'],
  ),
]
