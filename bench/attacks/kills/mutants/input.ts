import { type Mutant, on } from '../mutant.ts'

const profiles = on('user-profiles')
const documents = on('document-search')

const SCHEMAS = 'app/schemas/base.py'
const PROFILE = 'app/schemas/profile.py'
const ERRORS = 'app/core/errors.py'
const AROUND = 'app/core/middleware.py'
const FOUND = 'app/repositories/profile.py'
const ROUTES = 'app/core/routes.py'
const FILES = 'app/storage/service.py'

const LIMIT = 'limit: int = Field(default=50, ge=1, le=100)'

/** What is sent. */
export const input: readonly Mutant[] = [
  profiles('C01', 'a page may be as long as one likes', [PROFILE, LIMIT, 'limit: int = Field(default=50, ge=1)']),
  profiles('C02', 'a page may be shorter than nothing', [PROFILE, LIMIT, 'limit: int = Field(default=50, le=100)']),
  profiles('C03', 'a cursor that was made up is not expected', [
    'app/repositories/paging.py',
    'except (ValueError, TypeError, binascii.Error, ValidationError, RecursionError) as error:',
    'except RecursionError as error:',
  ]),
  profiles(
    'C04',
    'a NUL comes as far as the database, whose refusal is not expected',
    [SCHEMAS, '    if NUL in text:\n        raise ValueError("must not contain NUL characters")\n', ''],
    [ERRORS, 'if state is not None and state.startswith(DATA_EXCEPTIONS):', 'if state is None:'],
  ),
  profiles('C05', 'halves of characters come as far as the database', [
    SCHEMAS,
    'if not text.isascii() and any("\\ud800" <= one <= "\\udfff" for one in text):',
    'if text == "never":',
  ]),
  profiles('C05', 'characters of more than three bytes are lost', [
    SCHEMAS,
    '        raise ValueError("must not contain halves of characters")\n    return text\n',
    '        raise ValueError("must not contain halves of characters")\n    return "".join(one for one in text if one < "\\U00010000")\n',
  ]),
  profiles('C06', 'a number may be as large as one likes, and the refusal of the database is not expected', [
    'app/schemas/social_link.py',
    'position: int = Field(default=0, strict=True, ge=0, le=50)',
    'position: int = 0',
  ]),
  profiles('C07', 'a body may be of any length', [
    AROUND,
    'return self.uploads if is_form else self.most_bytes',
    'return 10**12',
  ]),
  profiles('C07', 'a body that comes in chunks is not counted', [
    AROUND,
    '            if seen > most:\n',
    '            if seen < 0:\n',
  ]),
  profiles('C08', 'a member may stand twice', [ROUTES, 'if len(found) < len(pairs):', 'if len(found) > len(pairs):']),
  profiles('C08', 'what is nested too deep is not expected', [
    ROUTES,
    '            self._json = json.loads(\n                await self.body(), object_pairs_hook=_once, parse_constant=_no_number\n            )',
    '            import sys\n\n            sys.setrecursionlimit(10**9)\n            self._json = json.loads(\n                await self.body(), object_pairs_hook=_once, parse_constant=_no_number\n            )',
  ]),
  profiles('C09', 'whatever a body is called, it is read as JSON', [
    ROUTES,
    '            return await handler(StrictRequest(request.scope, request.receive))\n',
    `            others = [one for one in request.scope["headers"] if one[0] != b"content-type"]
            request.scope["headers"] = [*others, (b"content-type", b"application/json")]
            return await handler(StrictRequest(request.scope, request.receive))
`,
  ]),
  profiles(
    'C10',
    'a search is put together as text',
    [
      FOUND,
      'col(Profile.handle).icontains(query.q, autoescape=True),',
      'text(f"profiles.handle ILIKE \'%{query.q}%\'"),',
    ],
    [FOUND, 'or_, select, true\n', 'or_, select, text, true\n'],
  ),
  profiles('C10', 'a wildcard in a search is one', [
    FOUND,
    'col(Profile.handle).icontains(query.q, autoescape=True),',
    'col(Profile.handle).icontains(query.q),',
  ]),
  profiles(
    'C11',
    'whatever a list is to be sorted by is taken',
    [PROFILE, 'sort: ProfileSort = ProfileSort.HANDLE', 'sort: str = "handle"'],
    [FOUND, 'ORDERS[query.sort]', 'ORDERS.get(query.sort, ORDERS[ProfileSort.HANDLE])'],
  ),
  documents('C12', 'where messages are sent is not looked at', [
    'app/api/v1/endpoints/webhook_subscriptions.py',
    '        await target_of(body.url, anywhere=get_settings().webhooks_anywhere)\n',
    '        pass\n',
  ]),
  documents('C12', 'an address of the own network counts as one of the internet', [
    'app/outbound/addresses.py',
    '    return address.is_global and not address.is_multicast and not address.is_reserved\n',
    '    return True\n',
  ]),
  profiles('C13', 'what is in a file is not looked at', [
    'app/storage/formats.py',
    'return found if FORMATS[found].holds(head, file) else None',
    'return found',
  ]),
  profiles(
    'C13',
    'a file may be empty, and what is in it is not looked at',
    [FILES, '    if size == 0:\n', '    if size < 0:\n'],
    ['app/storage/formats.py', 'return found if FORMATS[found].holds(head, file) else None', 'return found'],
  ),
  profiles('C13', 'the name of a file may be a path', [
    FILES,
    'if not text.strip(". ") or "/" in text or "\\\\" in text or hidden or text.startswith("."):',
    'if not text:',
  ]),
  profiles('C14', 'what is there already is not expected', [
    ERRORS,
    'if state in (UNIQUE_VIOLATION, EXCLUSION_VIOLATION):',
    'if state == EXCLUSION_VIOLATION:',
  ]),
  profiles('C15', 'a key is not looked at', [
    'app/core/once.py',
    '    if idempotency_key is None:\n',
    '    if True:\n',
  ]),
  profiles('C15', 'what was asked for under a key is not compared', [
    'app/core/once.py',
    'if kept is None or kept.request != seen.digest():',
    'if kept is None:',
  ]),
]
