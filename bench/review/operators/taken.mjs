// Protections of the good examples. What an operator takes is gone, or `put` stands there instead.
const keyword = (name, value) =>
  new RegExp(`,\\s*${name}=${value}|${name}=${value},\\s*|(?<=\\()${name}=${value}(?=\\))`, 'g')

/** A refusal goes with the condition it hangs on, as somebody would delete it. */
const refusal = (raised) => new RegExp(`^ +if [^\\n]*:\\n +raise ${raised}[^\\n]*\\n`, 'gm')

/** What a revision says is held against the models when it is run, not by reading it. */
const MODELS = /^(?!migrations\/)/
/** Where routes are declared; a name elsewhere is any name. */
const HANDLERS = /(routes|api\/\w+|views\/\w+|archive|search|instruments|live)\.py$/
/** Code that answers requests: workers and migration environments are not followed. */
const PROGRAM = /^(?!migrations\/|app\/worker)/
const OWNER = '(?:buyer_id|author_id|person_id|owner_id|patient_id|newspaper_id|clinic_id)'
/** Those that keep rows in tables. */
const TABLES = ['bookshop', 'newsroom', 'clinic']
const UNPROTECTED = [
  'access/sibling-operation-unprotected',
  'access/write-unprotected',
  'access/write-asks-for-less',
  'ownership/personal-data-open',
]

export const taken = [
  {
    name: 'dependencies of a route or router',
    // What a setting leaves out by default is open to nobody.
    where: /^(?!app\/(maintenance|search))/,
    take: /,\s*dependencies=\[(?:[^[\]]|\[[^\]]*\])*\]/g,
    rules: UNPROTECTED,
  },
  {
    name: 'parameter that asks for the caller',
    where: HANDLERS,
    take: /\bperson: CurrentPerson, |, person: CurrentPerson(?=\))|(?<=\()person: CurrentPerson(?=\))/g,
    rules: UNPROTECTED,
  },
  {
    name: 'check of a credential',
    take: /^ {4}if not secrets\.compare_digest[^\n]*\n[^\n]*\n/gm,
    rules: ['access/credentials-never-checked'],
  },
  {
    name: 'check of a role',
    take: /^ +if (?:person\.role not in|not principal\.scopes)[^\n]*\n[^\n]*\n/gm,
    rules: ['access/requirement-never-read', 'access/scopes-never-read'],
  },
  {
    name: 'role of a caller',
    take: /dependencies=\[Depends\(require_\w+\)\]/g,
    put: 'dependencies=[Depends(current_person)]',
    also: 'from app.security import current_person\n',
    rules: ['access/write-asks-for-less', 'access/admin-operation-for-any-caller', 'ownership/personal-data-open'],
  },
  {
    name: 'filter by the owner',
    take: new RegExp(
      `, Order\\.${OWNER} == [\\w.]+|(?<!statement)\\.where\\((?:\\w+\\.)+${OWNER} == [\\w.]+\\)|^ +if person\\.role[^\\n]*\\n[^\\n]*${OWNER} == [^\\n]*\\n`,
      'gm',
    ),
    where: PROGRAM,
    rules: ['ownership/object-not-checked', 'ownership/list-not-scoped', 'ownership/caller-never-used'],
  },
  {
    name: 'index of a column',
    where: MODELS,
    take: /(?<=(?:foreign_key=|ForeignKey\()[^\n]*), index=True/g,
    rules: ['schema/foreign-key-unindexed', 'schema/foreign-key-unindexed-unused', 'schema/filter-unindexed'],
  },
  {
    name: 'unique column',
    where: MODELS,
    in: ['bookshop'],
    take: keyword('unique', 'True'),
    // The database would still refuse what a revision made unique.
    everywhere: [/^migrations\//, /, unique=True/g],
    rules: ['schema/uniqueness-only-in-code', 'schema/filter-unindexed'],
  },
  {
    name: 'unique constraint',
    where: MODELS,
    take: /\s*UniqueConstraint\([^()]*\),/g,
    rules: ['schema/uniqueness-only-in-code'],
  },
  {
    name: 'await',
    where: PROGRAM,
    take: /\bawait (?=[\w.]+\()/g,
    rules: ['concurrency/await-missing'],
  },
  {
    name: 'upper bound of a limit',
    in: TABLES,
    where: PROGRAM,
    take: /(?<=limit: [^\n]*), le=\d+/g,
    rules: ['api/limit-unbounded'],
  },
  {
    name: 'lower bound of a page',
    in: TABLES,
    take: /(?<=offset: [^\n]*)ge=0|(?<=limit: [^\n]*)ge=1, /g,
    rules: ['api/offset-negative'],
  },
  {
    name: 'limit of a statement',
    take: /\.limit\(limit\)/g,
    rules: ['api/limit-ignored', 'api/list-unpaginated'],
  },
  {
    name: 'longest text of a request',
    in: TABLES,
    where: /^(?!migrations).*(models|schemas)\.py$/,
    take: /(?<=: str[^\n]*)(?<!password: [^\n]*), max_length=[\d_]+|(?<=: str[^\n]*\()(?<!password: [^\n]*)max_length=[\d_]+(?:, )?/g,
    rules: ['api/input-wider-than-column', 'api/text-unbounded'],
  },
  { name: 'lock of a row', take: /\.with_for_update\(\)/g, rules: ['concurrency/read-modify-write'] },
  {
    name: 'time zone of a column',
    where: MODELS,
    take: /DateTime\(timezone=True\)/g,
    put: 'DateTime()',
    rules: ['schema/timestamp-without-zone'],
  },
  {
    name: 'money as a decimal',
    take: /(?<=price: )Decimal(?= = Field\((?!default))/g,
    put: 'float',
    rules: ['schema/money-as-float'],
  },
  {
    name: 'commit',
    take: /^(\s+)(?:await )?(?:self\.)?(?:\w+\.)*session\.commit\(\)$/gm,
    put: '$1pass',
    rules: ['queries/commit-missing'],
  },
  { name: 'expiry of a token', take: /, "exp": [^}]+(?=\})/g, rules: ['secrets/token-never-expires'] },
  {
    name: 'algorithms of a token',
    take: /, \[(?:ALGORITHM|"HS256")\](?=, options)/g,
    rules: ['secrets/token-not-verified'],
  },
  {
    name: 'signature of a token',
    take: /options=\{"require": \[[^\]]*\]\}/g,
    put: 'options={"verify_signature": False}',
    rules: ['secrets/token-not-verified'],
  },
  {
    name: 'claims a token must have',
    take: /, options=\{"require": \[[^\]]*\]\}/g,
    rules: ['secrets/token-claims-not-required'],
  },
  {
    name: 'hash of a password',
    take: /passwords\.hash\(([\w.]+)\)/g,
    put: 'hashlib.md5($1.encode()).hexdigest()',
    also: 'import hashlib\n',
    rules: ['secrets/password-hash-weak'],
  },
  {
    name: 'comparison of a password',
    take: /passwords\.verify\(([\w.]+), ([\w.]+)\)/g,
    put: '$1 == $2',
    rules: ['secrets/password-hash-weak'],
  },
  {
    name: 'comparison of a key',
    take: /secrets\.compare_digest\(([\w.]+), ([\w.]+\(\))\)/g,
    put: '($1 == $2)',
    rules: ['secrets/token-compared-plainly'],
  },
  {
    name: 'key from the environment',
    take: /(?<=secret_key: |token_key: )SecretStr\b[^\n]*/g,
    put: 'SecretStr = SecretStr("secret")',
    rules: ['secrets/signing-key-in-code', 'secrets/signing-key-weak'],
  },
  {
    name: 'thread of a blocking call',
    take: /await run_in_threadpool\(([\w.]+), ([^()]*)\)/g,
    put: '$1($2)',
    rules: ['concurrency/blocking-call-in-async'],
  },
  {
    name: 'timeout of a call',
    where: PROGRAM,
    take: /timeout=(?:\d+|TIMEOUT)/g,
    put: 'timeout=None',
    rules: ['operations/call-without-timeout'],
  },
  {
    name: 'loading of a relationship that answers hold',
    where: /orders\/models\.py$/,
    take: /"lazy": "selectin"/g,
    put: '"lazy": "select"',
    rules: ['queries/one-per-row', 'concurrency/lazy-load-in-async'],
  },
  {
    name: 'downgrade of a revision',
    take: /(?<=def downgrade\(\)[^\n]*:\n)(?: {4}[^\n]*\n|\n)+/g,
    put: '    pass\n',
    rules: ['migrations/downgrade-missing'],
  },
  {
    name: 'step of a downgrade',
    take: /(?<=def downgrade\(\)[^\n]*:\n(?: {4}[^\n]*\n)*) {4,8}(?:op|article)\.drop_(?:table|column)\([^\n]*\n/g,
    rules: ['migrations/downgrade-not-inverse', 'migrations/downgrade-missing'],
  },
  {
    name: 'types dropped with their tables',
    take: /^ {4}\w+\.drop\(op\.get_bind\(\)\)\n/gm,
    rules: ['migrations/enum-left-behind'],
  },
  {
    name: 'revision before',
    take: /^down_revision(?:: [^=]+)? = "[^"]+"/gm,
    put: 'down_revision = None',
    rules: ['migrations/revision-chain-broken', 'migrations/several-heads'],
  },
  {
    name: 'default of a new column',
    where: /^migrations\//,
    take: /(?<=add_column\([^\n]*), server_default="[^"]*"/g,
    rules: ['migrations/not-null-without-default'],
  },
  {
    name: 'model of an answer',
    take: /response_model=(list\[)?PersonPublic(\]?)/g,
    put: 'response_model=$1Person$2',
    rules: ['ownership/secret-field-exposed'],
  },
  {
    name: 'name of a path parameter',
    where: HANDLERS,
    take: /(?<=@router(?:(?!def )[^@])*\{\w+_id\}(?:(?!def )[^@])*def \w+\([^)]*)\b(book_id|order_id|review_id|article_id|subscriber_id|patient_id|appointment_id|observation_id)(?=: (?:int|UUID))/g,
    put: 'identifier',
    rules: ['api/path-parameter-unused', 'api/path-parameter-misspelt'],
  },
  {
    name: 'inclusion of a router',
    take: /^ *(?:app|api|router)\.include_router\(\w+\.router[^\n]*\)\n|(?<=include_all\(app, \[version_one\(settings\)), live\.router/gm,
    rules: ['structure/router-never-included'],
  },
  {
    name: 'router in a list',
    where: /(main|views\/__init__|factory)\.py$/,
    take: /(?<=for router in \([^)]*), \w+(?=[,)])|(?<=routers = \[[^\]]*), \w+\.router|^ +\((?:search|maintenance)\.router, [^\n]*\),\n/gm,
    rules: ['structure/router-never-included'],
  },
  {
    name: 'refusal of a duplicate',
    take: /^( +)if [^\n]*:\n +raise (?:Conflict\("(?:This|One)[^\n]*|HTTPException\(status\.HTTP_409[^\n]*|Conflict)\n(?= +(?:return|review|person|subscriber))/gm,
    rules: ['api/duplicate-not-conflict'],
  },
  {
    name: 'refusal of what is not there',
    where: /^(?!app\/books\/covers)/,
    take: refusal('(?:NotFound|HTTPException\\(status\\.HTTP_404)'),
    rules: ['queries/missing-row-used'],
  },
  {
    name: 'rule of a deleted parent',
    where: MODELS,
    // Nothing deletes rows of the other parents; what a revision says would still hold.
    everywhere: [/^migrations\//, /,\s*ondelete="[A-Z ]+"/g],
    take: /(?<="(?:book|patients)\.id"[^\n]*), ondelete="[A-Z ]+"/g,
    rules: ['schema/delete-refused-by-children'],
  },
  {
    name: 'status of a creation',
    // Of fewer than four there is no habit.
    in: ['bookshop'],
    take: /,\s*status_code=status\.HTTP_201_CREATED/g,
    rules: ['api/created-with-200'],
  },
  {
    name: 'credentials of a call that costs',
    in: ['observatory'],
    where: /search\.py$/,
    take: /, dependencies=\[Operator\]/g,
    rules: ['ai/call-open'],
  },
  {
    name: 'longest answer of a model',
    take: /^ +max_completion_tokens=\w+,\n/gm,
    rules: ['ai/call-unbounded'],
  },
  {
    name: 'connections tested before use',
    take: /, pool_pre_ping=True/g,
    rules: ['operations/pool-without-pre-ping'],
  },
  {
    name: 'what a commit leaves readable',
    take: /, expire_on_commit=False/g,
    rules: ['concurrency/expired-after-commit'],
  },
  { name: 'health', take: /^@app\.get\("\/health"[\s\S]*/gm, rules: ['operations/health-missing'] },
  {
    name: 'name of a constraint that is dropped',
    take: /op\.f\("ck_article_published_has_time"\)(?=, type_)/g,
    put: 'None',
    rules: ['migrations/constraint-without-name'],
  },
]
