/** A call that waits, or computes for long, without giving the event loop back. */
export interface Blocking {
  readonly calls: RegExp
  readonly what: string
  readonly instead: string
  /** Ruff says it of a call that stands in the async function itself. */
  readonly ruff?: boolean
}

const VERBS = '(get|post|put|patch|delete|head|options|request|send|stream)'
const THREAD = 'run it with `await run_in_threadpool(...)`'

export const BLOCKING: readonly Blocking[] = [
  {
    calls: new RegExp(`^requests\\.(${VERBS}|(sessions\\.)?Session\\.${VERBS})$`),
    what: 'an HTTP request',
    instead: 'use `httpx.AsyncClient`',
    ruff: true,
  },
  {
    calls: new RegExp(`^httpx\\.(${VERBS}|Client\\.${VERBS})$`),
    what: 'an HTTP request',
    instead: 'use `httpx.AsyncClient`',
    ruff: true,
  },
  {
    calls: /^urllib(3)?\.(request\.)?(urlopen|urlretrieve|PoolManager\.request)$/,
    what: 'an HTTP request',
    instead: 'use `httpx.AsyncClient`',
    ruff: true,
  },
  { calls: /^time\.sleep$/, what: 'a pause', instead: 'use `await asyncio.sleep(...)`', ruff: true },
  {
    calls: /^subprocess\.(run|call|check_call|check_output|getoutput|Popen\.(wait|communicate))$|^os\.(system|popen)$/,
    what: 'another program',
    instead: 'use `asyncio.create_subprocess_exec`',
    ruff: true,
  },
  {
    calls: /^smtplib\.SMTP(_SSL)?(\.(sendmail|send_message|login|starttls))?$/,
    what: 'a mail server',
    instead: `use \`aiosmtplib\`, or ${THREAD}`,
  },
  {
    calls:
      /^boto3\.(client|resource|Session|session\.Session)\.(?!generate_presigned|meta$|exceptions$|client$|resource$)\w+$/,
    what: 'a request to AWS',
    instead: `use \`aioboto3\`, or ${THREAD}`,
  },
  {
    calls:
      /^(psycopg2|pymysql|MySQLdb|sqlite3|mysql\.connector)\.connect(\.cursor)?(\.(execute|executemany|commit|fetchall|fetchone))?$/,
    what: 'the database',
    instead: `use an async driver, or ${THREAD}`,
  },
  {
    calls:
      /^redis\.(Redis|StrictRedis|from_url|Redis\.from_url|client\.Redis)\.(get|set|setex|delete|exists|incr|decr|expire|ttl|hget|hset|hgetall|hdel|lpush|rpush|lpop|rpop|lrange|sadd|srem|smembers|publish|ping|keys|mget|mset|scan|eval)$/,
    what: 'Redis',
    instead: 'use `redis.asyncio`',
  },
  {
    calls:
      /^pymongo\.(MongoClient|mongo_client\.MongoClient)\..*\.(find_one|insert_one|insert_many|update_one|update_many|delete_one|delete_many|count_documents|aggregate)$/,
    what: 'the database',
    instead: 'use `pymongo.AsyncMongoClient`',
  },
  {
    calls:
      /^bcrypt\.(hashpw|checkpw|kdf)$|^passlib\.context\.CryptContext\.(hash|verify|verify_and_update)$|^passlib\.hash\.\w+\.(hash|verify)$|^pwdlib\.PasswordHash(\.recommended)?\.(hash|verify|verify_and_update)$|^argon2\.PasswordHasher\.(hash|verify)$|^werkzeug\.security\.(generate|check)_password_hash$/,
    what: 'a password hash',
    instead: THREAD,
  },
  {
    calls:
      /^openai\.(Azure)?OpenAI\..*\.(create|parse|generate|edit)$|^anthropic\.Anthropic\..*\.create$|^groq\.Groq\..*\.create$/,
    what: 'a language model',
    instead: 'use the async client of the library',
  },
  {
    calls: /^stripe\.(\w+\.)+(create|retrieve|modify|list|cancel|confirm|capture|delete|search|pay|finalize_invoice)$/,
    what: 'a request to Stripe',
    instead: `use the \`_async\` methods, or ${THREAD}`,
  },
  {
    calls: /^(twilio\.rest\.Client|sendgrid\.SendGridAPIClient)\..*(create|send)$|^sendgrid\.SendGridAPIClient\.send$/,
    what: 'a request to another service',
    instead: THREAD,
  },
  { calls: /^shutil\.(copyfileobj|copytree|rmtree|make_archive|unpack_archive)$/, what: 'the disk', instead: THREAD },
]

/** The methods of a plain session and its query that reach the database. */
export const PLAIN_SESSION =
  /^(sqlalchemy\.orm\.(session\.)?Session|sqlmodel\.(orm\.session\.)?Session|sqlalchemy\.orm\.scoped_session)\.(execute|exec|scalars?|get|get_one|commit|flush|refresh)$|^sqlalchemy\.orm\.Query\.(all|first|one|one_or_none|count|scalar|get|delete|update|__iter__)$/
