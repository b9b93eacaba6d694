// What a mutant takes away: each operator is a protection, where it stands in the good examples, and which rules
// should notice that it is gone.
const KEYWORD = (name, value) =>
  new RegExp(`,\\s*${name}=${value}|${name}=${value},\\s*|(?<=\\()${name}=${value}(?=\\))`, 'g')

/** What a revision says is held against the models when it is run, not by reading it. */
const MODELS = /^(?!migrations\/)/
/** Where routes are declared; a name elsewhere is any name. */
const HANDLERS = /(routes|api\/\w+|views\/\w+|archive|search|instruments|live)\.py$/
/** Code that answers requests: workers and migration environments are not followed. */
const PROGRAM = /^(?!migrations\/|app\/worker)/

export const operators = [
  {
    name: 'dependencies of a route or router',
    take: /,\s*dependencies=\[(?:[^[\]]|\[[^\]]*\])*\]/g,
    rules: /^access\/|^conformance\//,
  },
  {
    name: 'refusal of a caller',
    take: /raise unauthorized(?: from \w+)?|raise HTTPException\(\s*status\.HTTP_40[13][^()]*(?:\([^()]*\)[^()]*)*\)/g,
    put: 'pass',
    rules: /^access\/|^conformance\/|^secrets\//,
  },
  {
    name: 'type of the caller',
    take: /(?<=\bperson: )CurrentPerson\b/g,
    put: 'Person | None = None',
    rules: /^api\/|^queries\/|^access\/|^ownership\/|^schema\//,
  },
  {
    name: 'filter by the owner',
    take: /, (?:\w+\.)+(?:buyer_id|author_id|person_id|owner_id|patient_id|newspaper_id) == [\w.]+|\.where\((?:\w+\.)+(?:buyer_id|author_id|person_id|owner_id|patient_id|newspaper_id) == [\w.]+\)/g,
    rules: /^ownership\//,
  },
  { name: 'index of a column', where: MODELS, take: KEYWORD('index', 'True'), rules: /^schema\// },
  { name: 'unique column', where: MODELS, take: KEYWORD('unique', 'True'), rules: /^schema\/|^api\// },
  { name: 'unique constraint', where: MODELS, take: /\s*UniqueConstraint\([^()]*\),/g, rules: /^schema\/|^api\// },
  { name: 'await', where: PROGRAM, take: /\bawait (?=[\w.]+\()/g, rules: /^concurrency\/|^queries\// },
  { name: 'upper bound of a limit', take: KEYWORD('le', '\\d+'), rules: /^api\// },
  { name: 'lower bound of a number', take: KEYWORD('ge', '\\d+'), rules: /^api\// },
  { name: 'limit of a statement', take: /\.limit\(limit\)/g, rules: /^api\/|^queries\// },
  { name: 'longest text of a request', take: KEYWORD('max_length', '[\\d_]+'), rules: /^api\/|^schema\// },
  { name: 'lock of a row', take: /\.with_for_update\(\)/g, rules: /^concurrency\// },
  {
    name: 'time zone of a column',
    where: MODELS,
    take: /DateTime\(timezone=True\)/g,
    put: 'DateTime()',
    rules: /^schema\//,
  },
  { name: 'money as a decimal', take: /(?<=price: )Decimal\b/g, put: 'float', rules: /^schema\// },
  {
    name: 'commit',
    take: /^(\s+)(?:await )?(?:self\.)?(?:\w+\.)*session\.commit\(\)$/gm,
    put: '$1pass',
    rules: /^queries\//,
  },
  { name: 'expiry of a token', take: /, "exp": [^}]+(?=\})/g, rules: /^secrets\// },
  { name: 'algorithms of a token', take: /, \[ALGORITHM\](?=, options)/g, rules: /^secrets\// },
  {
    name: 'claims a token must have',
    take: /options=\{"require": \[[^\]]*\]\}/g,
    put: 'options={"verify_signature": False}',
    rules: /^secrets\//,
  },
  {
    name: 'hash of a password',
    take: /passwords\.hash\(([\w.]+)\)/g,
    put: 'hashlib.md5($1.encode()).hexdigest()',
    also: ['import hashlib\n'],
    rules: /^secrets\/|^ruff\//,
  },
  {
    name: 'check of a password',
    take: /passwords\.verify\(([\w.]+), ([\w.]+)\)/g,
    put: '$1 == $2',
    rules: /^secrets\//,
  },
  { name: 'key from the environment', take: /SecretStr\("[^"]*"\)/g, put: 'SecretStr("secret")', rules: /^secrets\// },
  {
    name: 'thread of a blocking call',
    take: /await run_in_threadpool\(([\w.]+), ([^()]*)\)/g,
    put: '$1($2)',
    rules: /^concurrency\//,
  },
  { name: 'timeout of a call', take: /timeout=\d+/g, put: 'timeout=None', rules: /^operations\/|^ruff\// },
  {
    name: 'loading of a relationship',
    take: /"lazy": "selectin"|lazy="(?:selectin|joined|raise)"/g,
    put: (text) => (text.startsWith('"') ? '"lazy": "select"' : 'lazy="select"'),
    rules: /^queries\/|^concurrency\//,
  },
  {
    name: 'role of a caller',
    take: /dependencies=\[Depends\(require_\w+\)\]/g,
    put: 'dependencies=[Depends(current_person)]',
    also: ['from app.security import current_person\n'],
    rules: /^access\//,
  },
  {
    name: 'downgrade of a revision',
    take: /(?<=def downgrade\(\)[^\n]*:\n)(?:    [^\n]*\n|\n)+/g,
    put: '    pass\n',
    rules: /^migrations\//,
  },
  {
    name: 'revision before',
    take: /^down_revision(?:: [^=]+)? = "[^"]+"/gm,
    put: 'down_revision = None',
    rules: /^migrations\//,
  },
  {
    name: 'default of a new column',
    take: KEYWORD('server_default', '(?:sa\\.text\\([^)]*\\)|"[^"]*"|sa\\.\\w+\\(\\))'),
    rules: /^migrations\/|^schema\//,
  },
  {
    name: 'model of an answer',
    take: /response_model=(?:list\[)?PersonPublic\]?/g,
    put: 'response_model=Person',
    rules: /^ownership\//,
  },
  {
    name: 'name of a path parameter',
    where: HANDLERS,
    take: /(?<=def \w+\([^)]*)\b(book_id|order_id|review_id|article_id|subscriber_id)(?=: (?:int|UUID))/g,
    put: 'identifier',
    rules: /^api\//,
  },
  {
    name: 'inclusion of a router',
    take: /^(?:app|api)\.include_router\([^\n]*\)$/gm,
    put: 'pass',
    rules: /^structure\//,
  },
  {
    name: 'refusal of a duplicate',
    take: /^(\s+)raise Conflict\b[^\n]*$/gm,
    put: '$1pass',
    rules: /^api\/|^queries\/|^access\/|^ownership\/|^schema\//,
  },
  {
    name: 'refusal of what is not there',
    take: /^(\s+)raise NotFound\b[^\n]*$/gm,
    put: '$1pass',
    rules: /^api\/|^queries\/|^access\/|^ownership\/|^schema\//,
  },
  {
    name: 'rule of a deleted parent',
    where: MODELS,
    take: KEYWORD('ondelete', '"[A-Z ]+"'),
    rules: /^schema\/|^migrations\//,
  },
]
