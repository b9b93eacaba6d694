import type { Scope } from '../../../blueprint/check/scope.ts'
import { providerOf } from '../callers.ts'
import type { Design, Process, WrittenFile } from '../feature.ts'

/** How it is packed and started with what it needs, where the blueprint deploys it so. */
export function container({ scope }: Design, processes: readonly Process[]): readonly WrittenFile[] {
  if (scope.blueprint.stack?.deploy === 'none') return []
  const python = scope.blueprint.stack?.python ?? 3.12
  return [
    { path: 'Dockerfile', owner: 'shared', text: dockerfile(python) },
    { path: '.dockerignore', owner: 'shared', text: IGNORED },
    {
      path: 'compose.yaml',
      owner: 'shared',
      text: compose(processes, providerOf(scope) === 'better-auth', copies(scope)),
    },
  ]
}

const IGNORED = `.env
.git
.venv
mails
files
backups
tests
`

/** Whoever says how often gets copies made by what runs beside it. */
function copies({ blueprint }: Scope): string {
  const said = blueprint.database?.backup
  if (!said?.every) return ''
  const days = said.keep ? Math.ceil(said.keep.milliseconds / DAY) : 30
  return `
  backup:
    image: postgres:17
    command: ["bash", "-c", "while :; do bash /scripts/backup /backups; sleep ${Math.round(said.every.milliseconds / 1000)}; done"]
    environment:
      <<: *database
      BACKUP_KEEP_DAYS: "${days}"
    volumes: ["./scripts:/scripts:ro", "backups:/backups"]
    depends_on:
      migrate: { condition: service_completed_successfully }
`
}

const DAY = 86_400_000

const dockerfile = (python: number): string => `FROM python:${python}-slim AS packages
COPY --from=ghcr.io/astral-sh/uv:0.9 /uv /usr/local/bin/uv
WORKDIR /srv
COPY pyproject.toml ./
RUN uv venv && uv pip install --requirements pyproject.toml --all-extras

FROM python:${python}-slim
RUN useradd --system --uid 10001 --home-dir /srv app
WORKDIR /srv
COPY --from=packages /srv/.venv .venv
COPY alembic.ini ./
COPY migrations migrations
COPY app app
ENV PATH=/srv/.venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1
USER app
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=3s CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/livez', timeout=2)"]
CMD ["uvicorn", "app.main:app", "--host", "0.0.0.0", "--port", "8000", "--no-server-header", "--no-proxy-headers", "--timeout-graceful-shutdown", "20"]
`

/** Inside, keys are fetched where the service is and not where people find it. */
const KEYS = `    environment:
      <<: *database
      JWKS_URL: http://auth:3000/api/auth/jwks
`

const AUTH = `
  auth:
    build: auth
    env_file: auth/.env
    environment: *database
    ports: ["3000:3000"]
    read_only: true
    tmpfs: ["/tmp"]
    depends_on:
      database: { condition: service_healthy }
`

const compose = (processes: readonly Process[], accounts: boolean, copied: string): string => `services:
  database:
    image: postgres:17
    environment:
      POSTGRES_USER: app
      POSTGRES_PASSWORD: \${DATABASE_PASSWORD:?choose one}
      POSTGRES_DB: app
    volumes: ["database:/var/lib/postgresql/data"]
    healthcheck:
      test: ["CMD", "pg_isready", "-U", "app"]
      interval: 2s
      retries: 30

  migrate:
    build: .
    command: ["alembic", "upgrade", "head"]
    env_file: .env
    environment: &database
      DATABASE_URL: postgresql://app:\${DATABASE_PASSWORD}@database:5432/app
${processes.map(given).join('')}    depends_on:
      database: { condition: service_healthy }

  api:
    build: .
    env_file: .env
${accounts ? KEYS : '    environment: *database\n'}    ports: ["8000:8000"]
    read_only: true
    tmpfs: ["/tmp"]
    depends_on:
      migrate: { condition: service_completed_successfully }
${accounts ? '      auth: { condition: service_healthy }\n' : ''}${accounts ? AUTH : ''}${processes.map(beside).join('')}${copied}
volumes:
  database:
${copied === '' ? '' : '  backups:\n'}`

/** Where others find it. */
const given = (process: Process): string => ('image' in process ? `      ${process.setting}: ${process.address}\n` : '')

/** A program that runs beside the one that answers. */
const beside = (process: Process): string =>
  'image' in process
    ? `
  ${process.name}:
    image: ${process.image}
`
    : `
  ${process.name}:
    build: .
    command: [${process.command.map((word) => JSON.stringify(word)).join(', ')}]
    env_file: .env
    environment: *database
    read_only: true
    tmpfs: ["/tmp"]
    stop_grace_period: 30s
    healthcheck: { disable: true }
    depends_on:
      migrate: { condition: service_completed_successfully }
`
