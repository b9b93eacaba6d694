import type { Operation } from '../../model/index.ts'
import { keyEntry } from './key-access.ts'
import { type Entry, filled } from './page.ts'
import type { Plan } from './plan.ts'
import { type Roles, accountsOf } from './roles.ts'
import { signingIn } from './signing-in.ts'

/** What the application is called, what it is built with, and who keeps the accounts. */
export function headEntries(plan: Plan, roles: Roles): readonly Entry[] {
  const { name } = plan.backend.project
  return [
    { key: 'architect', value: '1' },
    { key: 'app', value: slug(name), aside: slug(name) === name ? '' : `called ${name}` },
    { key: 'stack', value: stack(plan), above: aboutStack(plan) },
    ...database(plan),
    ...auth(plan, roles),
  ]
}

const slug = (name: string): string =>
  name
    .replaceAll(/[^A-Za-z0-9_-]+/g, '-')
    .replace(/^[^A-Za-z]+/, '')
    .replace(/-$/, '') || 'app'

function stack({ backend, ids, zoneless }: Plan): readonly Entry[] {
  const { frameworks } = backend.project
  const uses = (wanted: string) => frameworks.some(({ name }) => name === wanted)
  const { python, container } = backend.project
  return filled(
    uses('sqlmodel')
      ? { key: 'orm', value: 'sqlmodel' }
      : uses('sqlalchemy')
        ? { key: 'orm', value: 'sqlalchemy' }
        : null,
    { key: 'ids', value: ids },
    zoneless ? { key: 'datetimes', value: 'plain' } : null,
    backend.runtime.jobs.some(({ runner }) => runner === 'celery') ||
      (backend.runtime.jobs.length > 0 && uses('celery'))
      ? { key: 'jobs', value: 'celery' }
      : null,
    cache(backend),
    container === true ? { key: 'deploy', value: 'docker' } : { key: 'deploy', value: 'none' },
    backend.api.operations.some(isProblem) ? { key: 'errors', value: 'problem' } : null,
    python !== undefined && /^3\.1[1-9]$/.test(python) && python !== USUAL_PYTHON
      ? { key: 'python', value: python }
      : null,
  )
}

const USUAL_PYTHON = '3.11'

/** Where answers are kept: with Redis, else in the memory of the program. */
function cache({ runtime, api }: Plan['backend']): Entry | null {
  if (runtime.caches.some(({ library }) => library === 'redis')) return { key: 'cache', value: 'redis' }
  return api.operations.some(({ remembered }) => remembered) ? { key: 'cache', value: 'memory' } : null
}

/** Whether what is refused is told as RFC 9457 has it. */
const isProblem = ({ responses }: Operation): boolean =>
  responses.some(({ content }) => 'application/problem+json' in content)

/** What the server is, as far as settings say it: one that sleeps is asked whether it is there, behind a pool. */
function database({ backend: { runtime, data } }: Plan): readonly Entry[] {
  const said = (what: RegExp): string | null =>
    runtime.settings.find(({ variable, default: value }) => what.test(variable) && value !== null)?.default ?? null
  const pool = said(/^(DATABASE|DB)_POOL(_SIZE)?$/)
  const address = runtime.settings.find(({ name }) => /\.(database|db)_url$/i.test(name))
  const isNamed = address !== undefined && !/^(DATABASE|DB)_URL$/.test(address.variable)
  const direct = data.migrations.length === 1 ? data.migrations[0]?.address : undefined
  const value = filled(
    said(/_PING$/) === 'True' && said(/_POOLED$/) === 'True' ? { key: 'provider', value: 'neon' } : null,
    isNamed ? { key: 'pooled', value: `$${address.variable}` } : null,
    direct !== undefined && direct !== (address?.variable ?? direct) ? { key: 'direct', value: `$${direct}` } : null,
    pool !== null && /^\d+$/.test(pool) && Number(pool) !== USUAL_POOL ? { key: 'pool', value: pool } : null,
  )
  return filled({ key: 'database', value })
}

const USUAL_POOL = 10

function aboutStack({ backend }: Plan): readonly string[] {
  const others = backend.runtime.jobs
    .map(({ runner }) => runner)
    .filter((one) => !/^(celery|background-task|program|unknown)$/.test(one))
  return others.length > 0 ? [`jobs run on ${[...new Set(others)].join(' and ')}`] : []
}

function auth(plan: Plan, roles: Roles): readonly Entry[] {
  const accounts = accountsOf(plan.backend, plan)
  const isAsked = roles.lowest !== null
  if (!isAsked && accounts !== 'better-auth') return [{ key: 'auth', value: [{ key: 'provider', value: 'none' }] }]
  const issuer = plan.backend.runtime.settings.find(({ variable }) => /BETTER_?AUTH.*URL/i.test(variable))?.variable
  const [guess] =
    roles.names.length > (roles.column === null ? 2 : 1) && roles.of.size > 0
      ? ['not told by the code: which role includes which']
      : ['']
  const renamed = [...roles.of]
    .filter(([raw, role]) => raw !== role)
    .map(([raw, role]) => `${role} is ${raw} in the code`)
  return [
    {
      key: 'auth',
      above: renamed,
      value: filled(
        {
          key: 'provider',
          value: accounts === 'unknown' ? 'builtin' : accounts,
          aside: accounts === 'unknown' ? 'not told by the code: who keeps the accounts' : '',
        },
        accounts === 'better-auth' ? { key: 'issuer', value: `$${issuer ?? 'BETTER_AUTH_URL'}` } : null,
        roles.names.length > 0 ? { key: 'roles', value: roles.names.join(' > '), aside: guess } : null,
        ...(accounts === 'builtin' ? signingIn(plan) : []),
        keyEntry(plan),
      ),
    },
  ]
}
