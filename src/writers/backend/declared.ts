import { type Scope, scopeOf } from '../../blueprint/check/scope.ts'
import type { Blueprint } from '../../blueprint/language/blueprint.ts'
import { Reading } from '../../blueprint/shape/shape.ts'
import { canRegister } from './accounts/registration.ts'
import { asksCallers, providerOf } from './callers.ts'
import { operationsOf } from './operations/operation.ts'
import { keepsAnswer } from './operations/routes.ts'
import { madeAt } from './retention/index.ts'

/** Parts of a blueprint that are understood, and that nobody builds yet. */
export function notBuilt(blueprint: Blueprint): readonly string[] {
  const { rag, tasks, sagas, services, resources } = blueprint
  const parts: readonly (readonly [string, unknown])[] = [
    ['rag', rag],
    ['tasks', tasks],
    ['sagas', sagas],
    ['services', services],
    ['integrations', blueprint.integrations],
    ['files.cdn', blueprint.files?.cdn],
    ['stack.cache', blueprint.stack?.cache === 'none' ? null : blueprint.stack?.cache],
    ['database.replicas', blueprint.database?.replicas],
    ['database.backup', blueprint.database?.backup],
    ['auth.oauth', blueprint.auth?.provider === 'better-auth' ? null : blueprint.auth?.oauth],
    ['faces', blueprint.faces?.filter((face) => !isBuilt(face, blueprint))],
  ]
  const declared = parts.flatMap(([name, value]) => (isEmpty(value) ? [] : [name]))
  const own = (resources ?? []).flatMap(({ name, value }) =>
    (['partition', 'cache', 'etag', 'deprecated'] as const).flatMap((key) =>
      isEmpty(value[key]) ? [] : [`${name}.${key}`],
    ),
  )
  const scope = scopeOf(blueprint, new Reading())
  return [...declared, ...own, ...ofJobs(blueprint), ...ofOperations(scope), ...withoutGround(scope)]
}

/** What a job works for, makes and remembers is written by hand, in its body. */
const ofJobs = ({ jobs }: Blueprint): readonly string[] =>
  (jobs ?? []).flatMap(({ name, value }) =>
    (['for', 'creates', 'runs', 'idempotent'] as const).flatMap((key) =>
      isEmpty(value[key]) ? [] : [`jobs.${name}.${key}`],
    ),
  )

/** Answers are kept of those who signed in, and counted for them; what is written by hand starts what it will. */
function ofOperations(scope: Scope): readonly string[] {
  const design = { scope, tables: [], parts: new Map() }
  return operationsOf(design).flatMap((done) => {
    const { custom, faces, idempotent, rate, starts } = done.value
    const parts: readonly (readonly [string, boolean])[] = [
      ['faces', (faces ?? []).some((face) => face !== 'rest')],
      ['idempotent', idempotent === true && !keepsAnswer(done)],
      ['rate', rate !== null && !asksCallers(design)],
      ['starts', custom === true && starts !== null],
    ]
    return parts.flatMap(([key, isSaid]) => (isSaid ? [`${done.made.name}.operations.${done.name}.${key}`] : []))
  })
}

/** What is built where there is something to build it on: moments, people, accounts. */
function withoutGround(scope: Scope): readonly string[] {
  const { blueprint } = scope
  const old = (blueprint.retention ?? []).filter(({ name }) => name !== 'audit' && madeAt(name, scope) === null)
  const sent = asksCallers({ scope })
    ? []
    : (blueprint.webhooks ?? []).filter(({ value }) => (value.out ?? []).length > 0)
  const builtin = providerOf(scope) === 'builtin'
  const erased = (blueprint.resources ?? []).flatMap(({ name, value: { erase } }) => {
    if (erase === null) return []
    const isErased = builtin && name === scope.user && erase.after !== null
    return isErased ? (isEmpty(erase.anonymise) ? [] : [`${name}.erase.anonymise`]) : [`${name}.erase`]
  })
  return [
    ...old.map(({ name }) => `retention.${name}`),
    ...sent.map(({ name }) => `webhooks.${name}`),
    ...erased,
    ...unsentMails(scope).map((mail) => `auth.mails.${mail}`),
    ...(providerOf(scope) === 'none' && !isEmpty(blueprint.auth?.api_keys) ? ['auth.api_keys'] : []),
  ]
}

/** Nobody is invited yet, and where nobody registers no address is to be verified. */
function unsentMails(scope: Scope): readonly string[] {
  const { auth } = scope.blueprint
  const sent = canRegister({ scope, tables: [], parts: new Map() }) ? ['verify', 'reset'] : ['reset']
  return (auth?.mails ?? []).filter((mail) => providerOf(scope) === 'none' || !sent.includes(mail))
}

/** Rows are watched, and tools called, by whoever signed in here. */
const isBuilt = (face: string, { auth }: Pick<Blueprint, 'auth'>): boolean =>
  face === 'rest' ||
  ((face === 'sse' || face === 'websocket' || face === 'mcp') && (auth?.provider ?? 'none') === 'builtin')

const isEmpty = (value: unknown): boolean =>
  value === null || value === undefined || (Array.isArray(value) && value.length === 0)
