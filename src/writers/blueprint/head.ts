import { type Entry, filled } from './page.ts'
import type { Plan } from './plan.ts'
import { type Roles, accountsOf } from './roles.ts'

/** What the application is called, what it is built with, and who keeps the accounts. */
export function headEntries(plan: Plan, roles: Roles): readonly Entry[] {
  const { name } = plan.backend.project
  return [
    { key: 'architect', value: '1' },
    { key: 'app', value: slug(name), aside: slug(name) === name ? '' : `called ${name}` },
    { key: 'stack', value: stack(plan), above: aboutStack(plan) },
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
  const python = frameworks.find((one) => one.name === 'python')?.version
  return filled(
    uses('sqlmodel')
      ? { key: 'orm', value: 'sqlmodel' }
      : uses('sqlalchemy')
        ? { key: 'orm', value: 'sqlalchemy' }
        : null,
    { key: 'ids', value: ids },
    zoneless ? { key: 'datetimes', value: 'plain' } : null,
    backend.runtime.jobs.some(({ runner }) => runner === 'celery') ? { key: 'jobs', value: 'celery' } : null,
    backend.runtime.caches.some(({ library }) => library === 'redis') ? { key: 'cache', value: 'redis' } : null,
    python !== undefined && /^3\.1[1-9]$/.test(python) ? { key: 'python', value: python } : null,
  )
}

function aboutStack({ backend }: Plan): readonly string[] {
  const others = backend.runtime.jobs
    .map(({ runner }) => runner)
    .filter((one) => !/^(celery|background-task|unknown)$/.test(one))
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
      ),
    },
  ]
}
