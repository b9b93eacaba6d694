import { type Scope, scopeOf } from '../../blueprint/check/scope.ts'
import type { Blueprint } from '../../blueprint/language/blueprint.ts'
import { Reading } from '../../blueprint/shape/shape.ts'
import { cachedFor } from './caching/cached.ts'
import { asksCallers, providerOf } from './callers.ts'
import { madeAt } from './retention/index.ts'

/** Parts of a blueprint that are understood, and that nobody builds yet. */
export function notBuilt(blueprint: Blueprint): readonly string[] {
  const { rag, tasks, sagas, resources } = blueprint
  const parts: readonly (readonly [string, unknown])[] = [
    ['rag', rag],
    ['tasks', tasks],
    ['sagas', sagas],
    ['integrations', blueprint.integrations],
    ['files.cdn', blueprint.files?.cdn],
    ['faces', blueprint.faces?.filter((face) => !isBuilt(face, blueprint))],
  ]
  const declared = parts.flatMap(([name, value]) => (isEmpty(value) ? [] : [name]))
  const scope = scopeOf(blueprint, new Reading())
  const uncached = (resources ?? []).filter(
    ({ name, value }) => value.cache !== null && cachedFor(name, scope) === null,
  )
  const own = (resources ?? []).flatMap(({ name, value }) => (isEmpty(value.partition) ? [] : [`${name}.partition`]))
  return [...declared, ...own, ...uncached.map(({ name }) => `${name}.cache`), ...withoutGround(scope)]
}

/** What is built where there is something to build it on: moments, people, accounts. */
function withoutGround(scope: Scope): readonly string[] {
  const { blueprint } = scope
  const old = (blueprint.retention ?? []).filter(({ name }) => name !== 'audit' && madeAt(name, scope) === null)
  const sent = asksCallers({ scope })
    ? []
    : (blueprint.webhooks ?? []).filter(({ value }) => (value.out ?? []).length > 0)
  const builtin = providerOf(scope) === 'builtin'
  const erased = (blueprint.resources ?? []).filter(
    ({ name, value }) => value.erase !== null && !(builtin && name === scope.user),
  )
  return [
    ...old.map(({ name }) => `retention.${name}`),
    ...sent.map(({ name }) => `webhooks.${name}`),
    ...erased.map(({ name }) => `${name}.erase`),
  ]
}

/** Rows are watched, and tools called, by whoever signed in here. */
const isBuilt = (face: string, { auth }: Pick<Blueprint, 'auth'>): boolean =>
  face === 'rest' ||
  (face === 'graphql' && (auth?.provider ?? 'none') !== 'none') ||
  ((face === 'sse' || face === 'websocket' || face === 'mcp') && (auth?.provider ?? 'none') === 'builtin')

const isEmpty = (value: unknown): boolean =>
  value === null || value === undefined || (Array.isArray(value) && value.length === 0)
