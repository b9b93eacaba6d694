/** Functions and methods from outside whose result still says what was handed to them, wholly or in part. */
const FUNCTIONS = [
  'operator\\.[+%/]',
  'builtins\\.(str|bytes|format|list|tuple|dict)',
  'os\\.(fspath|path\\.(join|abspath|realpath|normpath|expanduser|expandvars|basename|dirname|split|splitext))',
  'pathlib\\.(Path|PurePath|PosixPath)',
  'anyio\\.Path',
  'urllib\\.parse\\.(quote|quote_plus|unquote|unquote_plus|urljoin|urlparse|urlsplit|urlunparse|urlunsplit)',
  '(httpx|yarl|starlette\\.datastructures)\\.URL',
  '(json|orjson|ujson)\\.loads',
  'base64\\.\\w*decode',
  'codecs\\.decode',
  'html\\.(escape|unescape)',
  'markupsafe\\.(escape|Markup)',
  'shlex\\.(quote|split)',
  'textwrap\\.dedent',
  'copy\\.(copy|deepcopy)',
  'io\\.(BytesIO|StringIO)',
  'werkzeug\\.utils\\.secure_filename',
  'typing\\.cast',
]
/** What carries the request, and what of it is the caller's. */
const CARRIERS = [
  '(starlette|fastapi)\\.(requests\\.)?(Request|HTTPConnection)\\.(query_params|path_params|headers|cookies|json|body|form|stream)',
  '(starlette|fastapi)\\.(websockets\\.)?WebSocket\\.(query_params|path_params|headers|cookies|receive\\w*)',
  '(starlette|fastapi)\\.(datastructures\\.)?UploadFile\\.(read|file|filename|content_type|headers)',
  '(pydantic|sqlmodel)(\\.\\w+)*\\.(BaseModel|SQLModel)\\.(model_dump|model_dump_json|dict|json|copy|model_copy)',
  'pydantic(\\.\\w+)*\\.\\w*(Url|Dsn)',
  'builtins\\.(str|dict|list)\\.\\w+',
]
const PASSING = new RegExp(`^(${[...FUNCTIONS, ...CARRIERS].join('|')})(\\.|\\(\\)|$)`)

export const passesOn = (path: string): boolean => PASSING.test(path)

/** What puts its parts together as a path, a separator between. */
export const JOINS =
  /^(os\.path\.join|operator\.\/|(pathlib|anyio)\.(Path|PurePath|PosixPath)(\.joinpath|\.__truediv__)?)$/
