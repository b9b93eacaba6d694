interface Known {
  readonly why: string
  readonly fallback: string
}

/** What packages are for here, and what is done where one is not to be had. */
export const KNOWN: Readonly<Record<string, Known>> = {
  fastapi: {
    why: 'routes, validation and the published contract',
    fallback: 'Starlette, on which it stands, with the schemas of Pydantic called by hand',
  },
  starlette: { why: 'what FastAPI stands on', fallback: 'none: FastAPI needs it' },
  pydantic: { why: 'what comes in and goes out is checked by it', fallback: 'none: FastAPI needs it' },
  'pydantic-settings': {
    why: 'settings from the environment, checked before anything starts',
    fallback: 'a Pydantic model filled from `os.environ`',
  },
  sqlalchemy: { why: 'tables as classes, statements and transactions', fallback: 'SQL by the driver itself' },
  sqlmodel: { why: 'tables and schemas as one class', fallback: 'SQLAlchemy, on which it stands, and Pydantic' },
  alembic: { why: 'migrations, up and down', fallback: 'files of SQL, run in order by psql' },
  asyncpg: { why: 'the driver of PostgreSQL', fallback: 'psycopg 3, by another driver name in the address' },
  psycopg: { why: 'the driver of PostgreSQL', fallback: 'asyncpg, by another driver name in the address' },
  psycopg2: { why: 'the driver of PostgreSQL', fallback: 'psycopg 3, by another driver name in the address' },
  'psycopg2-binary': { why: 'the driver of PostgreSQL', fallback: 'psycopg 3, by another driver name in the address' },
  redis: {
    why: 'speaks with Redis, which keeps answers or hands out jobs',
    fallback: 'Valkey, which speaks the same; without either answers are looked up anew each time',
  },
  celery: { why: 'hands jobs to workers', fallback: 'rows of a table in PostgreSQL that a worker takes' },
  taskiq: { why: 'hands jobs to workers', fallback: 'rows of a table in PostgreSQL that a worker takes' },
  arq: { why: 'hands jobs to workers', fallback: 'rows of a table in PostgreSQL that a worker takes' },
  dramatiq: { why: 'hands jobs to workers', fallback: 'rows of a table in PostgreSQL that a worker takes' },
  rq: { why: 'hands jobs to workers', fallback: 'rows of a table in PostgreSQL that a worker takes' },
  apscheduler: { why: 'starts jobs by the clock', fallback: 'cron, calling the same functions' },
  faststream: { why: 'speaks with a broker of messages', fallback: "the broker's own client" },
  httpx: { why: 'asks other machines', fallback: 'aiohttp' },
  uvicorn: { why: 'serves the application', fallback: 'Hypercorn or Granian, which serve the same interface' },
  gunicorn: { why: 'starts the workers that serve', fallback: "uvicorn's own workers" },
  hypercorn: { why: 'serves the application', fallback: 'uvicorn' },
  granian: { why: 'serves the application', fallback: 'uvicorn' },
  'strawberry-graphql': { why: 'the GraphQL face', fallback: 'the same operations over HTTP' },
  openai: { why: 'asks a language model', fallback: 'its HTTP interface by httpx' },
  anthropic: { why: 'asks a language model', fallback: 'its HTTP interface by httpx' },
  'fastapi-users': { why: 'accounts and sign-in', fallback: 'accounts of its own, by dependencies' },
  'fastapi-pagination': { why: 'pages of lists', fallback: 'a limit and a cursor by hand' },
  slowapi: { why: 'refuses who asks too often', fallback: 'a counter in the database or at the proxy' },
}
