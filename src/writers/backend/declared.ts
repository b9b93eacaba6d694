import { scopeOf } from '../../blueprint/check/scope.ts'
import type { Blueprint } from '../../blueprint/language/blueprint.ts'
import { Reading } from '../../blueprint/shape/shape.ts'
import { asksCallers, providerOf } from './callers.ts'
import { isConnected } from './integrations/declared.ts'
import { madeAt } from './retention/index.ts'

/** Parts of a blueprint that are understood, and that nobody builds yet. */
export function notBuilt(blueprint: Blueprint): readonly string[] {
  const { rag, tasks, sagas, services, resources } = blueprint
  const parts: readonly (readonly [string, unknown])[] = [
    ['rag', rag],
    ['tasks', tasks],
    ['sagas', sagas],
    ['services', services],
    ['auth.oauth', blueprint.auth?.provider === 'better-auth' ? null : blueprint.auth?.oauth],
    ['files.cdn', blueprint.files?.cdn],
    ['faces', blueprint.faces?.filter((face) => !isBuilt(face, blueprint))],
  ]
  const declared = parts.flatMap(([name, value]) => (isEmpty(value) ? [] : [name]))
  const own = (resources ?? []).flatMap(({ name, value }) =>
    (['partition', 'cache'] as const).flatMap((key) => (isEmpty(value[key]) ? [] : [`${name}.${key}`])),
  )
  return [...declared, ...own, ...withoutGround(blueprint)]
}

/** What is built where there is something to build it on: moments, people, accounts. */
function withoutGround(blueprint: Blueprint): readonly string[] {
  const scope = scopeOf(blueprint, new Reading())
  const old = (blueprint.retention ?? []).filter(({ name }) => name !== 'audit' && madeAt(name, scope) === null)
  const sent = asksCallers({ scope })
    ? []
    : (blueprint.webhooks ?? []).filter(({ value }) => (value.out ?? []).length > 0)
  const loose = (blueprint.integrations ?? []).filter((one) => !isConnected(one, { scope }))
  const builtin = providerOf(scope) === 'builtin'
  const erased = (blueprint.resources ?? []).filter(
    ({ name, value }) => value.erase !== null && !(builtin && name === scope.user),
  )
  return [
    ...old.map(({ name }) => `retention.${name}`),
    ...sent.map(({ name }) => `webhooks.${name}`),
    ...loose.map(({ name }) => `integrations.${name}`),
    ...erased.map(({ name }) => `${name}.erase`),
  ]
}

/** Rows are watched, and tools called, by whoever signed in here. */
const isBuilt = (face: string, { auth }: Pick<Blueprint, 'auth'>): boolean =>
  face === 'rest' ||
  ((face === 'sse' || face === 'websocket' || face === 'mcp') && (auth?.provider ?? 'none') === 'builtin')

const isEmpty = (value: unknown): boolean =>
  value === null || value === undefined || (Array.isArray(value) && value.length === 0)
