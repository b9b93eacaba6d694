import type { Design, Process, WrittenFile } from '../feature.ts'
import { titleOf } from '../names.ts'
import { providerOf } from '../callers.ts'
import { tableName } from '../../../blueprint/storage/names.ts'
import { ruleFor } from '../access/rules.ts'
import { whoMay } from '../access/sentence.ts'

/** `README.md`: how it is started, and who may do what. */
export function readme({ scope }: Design, processes: readonly Process[]): WrittenFile {
  const name = titleOf(scope.blueprint.app?.text ?? 'app')
  const rows = [...scope.resources.keys()].map((resource) => {
    const cells = (['read', 'create', 'update', 'delete'] as const).map((verb) =>
      whoMay(ruleFor(resource, verb, scope), resource, scope),
    )
    return `| ${resource} | ${cells.join(' | ')} |`
  })
  const elsewhere = providerOf(scope) === 'better-auth'
  const text = `# ${name}

The backend of ${name}: FastAPI, SQLAlchemy and PostgreSQL.

\`\`\`sh
cp .env.example .env            # and choose
uv sync                         # or: python -m venv .venv, and pip install what pyproject.toml names
uv run alembic upgrade head
uv run uvicorn app.main:app --no-server-header --no-proxy-headers
\`\`\`

Behind a proxy, take \`--no-proxy-headers\` away and name it: \`--forwarded-allow-ips 10.0.0.5\`. Whoever is believed may say
where a request comes from, and throttling goes by that.

${elsewhere ? ACCOUNTS : ''}
${beside(processes)}Its tests want an empty database: \`DATABASE_URL=postgresql://... uv run pytest\`.

\`bash scripts/backup FOLDER\` copies the database, and \`bash scripts/restore FILE\` brings a copy back into an empty one and
counts its rows. Traces are sent where \`OTEL_EXPORTER_OTLP_ENDPOINT\` says; \`/metrics\` is for Prometheus, and closed in
production unless \`METRICS\` says otherwise.

## Who may do what

| | see | make | change | delete |
| --- | --- | --- | --- | --- |
${rows.join('\n')}

Rules stand in \`app/access\`, a module for each resource. Lists hold what the caller may see; a row they may not see is
answered like one that is not there.

## Where things are

| folder | holds |
| --- | --- |
| \`app/models\`, \`app/schemas\` | how things are kept (${[...scope.resources.keys()].map((one) => `\`${tableName(one, scope)}\``).join(', ')}), and how they come in and go out |
| \`app/access\` | who may do what |
| \`app/services\`, \`app/repositories\` | what can be done, and how rows are found |
| \`app/api/v1\` | routes |
| \`app/core\` | settings, errors, the database, what is around each request |
| \`migrations\` | how the schema came to be |
${elsewhere ? '| `auth` | the service that keeps accounts, with a README of its own |\n' : ''}| \`tests\` | all of it, against a real PostgreSQL |

\`architect.yaml\` says what this backend is. Change it, and \`architect build\` brings the change into the code; what was
edited by hand stays.
`
  return { path: 'README.md', owner: 'shared', text }
}

const ACCOUNTS = `
People sign up and in at the service in \`auth\` (Better Auth), which uses the same database and has to run too: see
\`auth/README.md\`. It gives them a token for this interface, which checks it with the keys of the service, and looks for
the session in the database at each request: whoever signed out, was shut out, or is gone, is out at once. What it keeps
of a person is copied into this schema when they first come, and follows.
`

/** What runs beside it. */
function beside(processes: readonly Process[]): string {
  const lines = processes.flatMap((process) =>
    'command' in process ? [`uv run ${process.command.join(' ')}`] : [`# ${process.setting} names a ${process.image}`],
  )
  if (lines.length === 0) return ''
  const said = 'What nobody waits for is done by what runs beside it; `app/jobs` holds what is yours of it.'
  return `${said}\n\n\`\`\`sh\n${lines.join('\n')}\n\`\`\`\n\n`
}
