import { type Scope, scopeOf } from '../../blueprint/check/scope.ts'
import type { Blueprint } from '../../blueprint/language/blueprint.ts'
import { Reading } from '../../blueprint/shape/shape.ts'
import { canInvite } from './accounts/invite.ts'
import { canRegister } from './accounts/registration.ts'
import { hasLinks, sendsResets } from './accounts/ways.ts'
import { cachedFor } from './caching/cached.ts'
import { asksCallers, providerOf } from './callers.ts'
import { isConnected, jobsFor } from './integrations/declared.ts'
import { operationsOf } from './operations/operation.ts'
import { keepsAnswer } from './operations/routes.ts'
import { madeAt } from './retention/index.ts'

/** Parts of a blueprint that are understood, and that nobody builds yet. */
export function notBuilt(blueprint: Blueprint): readonly string[] {
  const { rag, tasks, sagas, resources } = blueprint
  const scope = scopeOf(blueprint, new Reading())
  const isCached = (name: string): boolean => cachedFor(name, scope) !== null
  const caches = blueprint.stack?.cache === 'none' || (resources ?? []).some(({ name }) => isCached(name))
  const parts: readonly (readonly [string, unknown])[] = [
    ['rag', rag],
    ['tasks', tasks],
    ['sagas', sagas],
    ['files.cdn', blueprint.files?.cdn],
    ['stack.cache', caches ? null : blueprint.stack?.cache],
    ['database.replicas', blueprint.database?.replicas],
    ['database.backup', blueprint.database?.backup],
    ['auth.oauth', blueprint.auth?.provider === 'better-auth' ? null : blueprint.auth?.oauth],
    ['faces', blueprint.faces?.filter((face) => !isBuilt(face, blueprint))],
  ]
  const declared = parts.flatMap(([name, value]) => (isEmpty(value) ? [] : [name]))
  const own = (resources ?? []).flatMap(({ name, value }) =>
    (['partition', 'cache', 'etag'] as const).flatMap((key) =>
      isEmpty(value[key]) || (key === 'cache' && isCached(name)) || (key === 'etag' && value[key] === true)
        ? []
        : [`${name}.${key}`],
    ),
  )
  return [...declared, ...own, ...ofServices(scope), ...ofJobs(scope), ...ofOperations(scope), ...withoutGround(scope)]
}

/** What may call what is held by what each owns; how they talk nobody decides for them. */
function ofServices({ blueprint }: Scope): readonly string[] {
  return (blueprint.services ?? []).flatMap(({ name, value }) =>
    isEmpty(value.owns) ? [`services.${name}`] : isEmpty(value.talks) ? [] : [`services.${name}.talks`],
  )
}

/** What a job makes and remembers is written by hand, in its body, where it does not work for an account elsewhere. */
function ofJobs(scope: Scope): readonly string[] {
  const connected = new Set(jobsFor({ scope }).map(({ name }) => name))
  return (scope.blueprint.jobs ?? []).flatMap(({ name, value }) =>
    (connected.has(name)
      ? (['runs', ...(isToldBySame(value, scope) ? [] : (['idempotent'] as const))] as const)
      : (['for', 'creates', 'runs', 'idempotent'] as const)
    ).flatMap((key) => (isEmpty(value[key]) ? [] : [`jobs.${name}.${key}`])),
  )
}

/** Whether what is seen twice is told by a field of the row. */
const isToldBySame = (
  { creates, idempotent }: NonNullable<Blueprint['jobs']>[number]['value'],
  scope: Scope,
): boolean =>
  creates !== null &&
  idempotent !== null &&
  typeof idempotent === 'object' &&
  scope.fields(creates.text).has(idempotent.text)

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
  const loose = (blueprint.integrations ?? []).filter((one) => !isConnected(one, { scope }))
  const builtin = providerOf(scope) === 'builtin'
  const erased = (blueprint.resources ?? []).flatMap(({ name, value: { erase } }) => {
    if (erase === null) return []
    const isErased = builtin && name === scope.user && erase.after !== null
    return isErased ? (isEmpty(erase.anonymise) ? [] : [`${name}.erase.anonymise`]) : [`${name}.erase`]
  })
  return [
    ...old.map(({ name }) => `retention.${name}`),
    ...sent.map(({ name }) => `webhooks.${name}`),
    ...loose.map(({ name }) => `integrations.${name}`),
    ...erased,
    ...unsentMails(scope).map((mail) => `auth.mails.${mail}`),
    ...(providerOf(scope) === 'none' && !isEmpty(blueprint.auth?.api_keys) ? ['auth.api_keys'] : []),
    ...signingIn(scope),
  ]
}

/** How people sign in, and where they are signed in, is for whoever keeps the accounts. */
function signingIn(scope: Scope): readonly string[] {
  const { auth } = scope.blueprint
  const builtin = providerOf(scope) === 'builtin'
  const parts: readonly (readonly [string, boolean])[] = [
    ['sign_in', !builtin && auth?.sign_in?.by === 'link'],
    ['sessions.listed', !builtin && auth?.sessions?.listed === true],
    ['sessions.most', !builtin && !isEmpty(auth?.sessions?.most)],
    ['reset', !isEmpty(auth?.reset) && !sendsResets({ scope })],
  ]
  return parts.flatMap(([part, isSaid]) => (isSaid ? [`auth.${part}`] : []))
}

/** Where nobody registers no address is to be verified, and only some can be asked to join. */
function unsentMails(scope: Scope): readonly string[] {
  const { auth } = scope.blueprint
  const design = { scope, tables: [], parts: new Map() }
  const isLink = hasLinks(design)
  const sent = [
    ...(isLink ? [] : ['reset', ...(canRegister(design) ? ['verify'] : [])]),
    ...(canInvite(design) ? ['invite'] : []),
  ]
  return (auth?.mails ?? []).filter((mail) => providerOf(scope) === 'none' || !sent.includes(mail))
}

/** Rows are watched, and tools called, by whoever signed in here. */
const isBuilt = (face: string, { auth }: Pick<Blueprint, 'auth'>): boolean =>
  face === 'rest' ||
  (face === 'graphql' && (auth?.provider ?? 'none') !== 'none') ||
  ((face === 'sse' || face === 'websocket' || face === 'mcp') && (auth?.provider ?? 'none') === 'builtin')

const isEmpty = (value: unknown): boolean =>
  value === null || value === undefined || (Array.isArray(value) && value.length === 0)
