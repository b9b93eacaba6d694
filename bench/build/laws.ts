import { checkBlueprint } from '../../src/blueprint/check/index.ts'
import { blueprint as shape } from '../../src/blueprint/language/blueprint.ts'
import type { Shape } from '../../src/blueprint/shape/shape.ts'
import { designOf } from '../../src/flows/build/design.ts'
import { missingRevision } from '../../src/flows/build/revision.ts'
import { traceRevision } from '../../src/flows/build/trace.ts'
import { memoryTree } from '../../src/kernel/files/memory.ts'
import { overlayTree } from '../../src/kernel/files/overlay.ts'
import { silent } from '../../src/kernel/progress.ts'
import { loadNormaliser } from '../../src/python/ruff/normalise.ts'
import { backendFiles } from '../../src/writers/backend/index.ts'
import { randomBlueprint } from '../../tests/blueprint/random.ts'
import { type Difference, factsBoth, isWaiting, surveyed } from '../../tests/flows/round-trip.ts'

export interface RoundTrip {
  readonly text: string
  readonly after: string
  readonly lost: readonly Difference[]
  /** What differs because nobody builds it yet. */
  readonly later: readonly Difference[]
}

/** Law 1 on one blueprint. */
export async function roundTrip(seed: number): Promise<RoundTrip> {
  const text = randomBlueprint(seed, true)
  const after = await surveyed(text)
  const all = factsBoth(text, after)
  const isLater = isWaiting(text)
  return {
    text,
    after,
    lost: all.filter((one) => !isLater(one)),
    later: all.filter((one) => isLater(one)),
  }
}

/** A difference without the names somebody chose. */
export const nameOf = (key: string): string =>
  key
    .replace(/^[A-Z]\w*\./, '')
    .replace(/^(fields|states|operations)\.\w+/, '$1')
    .replace(/^(jobs|webhooks|integrations)\.\w+/, '$1')

const NO_RENAMES = { tables: [], columns: [] }

/** Law 3 on one blueprint: the first migration makes the models, and goes back to nothing. Null where it holds. */
export async function oneSchema(seed: number): Promise<string | null> {
  const { blueprint } = checkBlueprint(randomBlueprint(seed))
  const normaliser = loadNormaliser()
  const files = backendFiles(designOf(blueprint!), normaliser)
  const tree = memoryTree(Object.fromEntries(files.map(({ path, text }) => [path, text])))
  const { revision, problem } = await missingRevision(tree, NO_RENAMES, normaliser, silent)
  if (revision === null) return problem ?? 'no migration was written'
  const migrated = overlayTree(tree, new Map([[revision.path, revision.text]]))
  const traced = await traceRevision(migrated, revision, silent)
  if (traced.problem !== null) return traced.problem
  const again = await missingRevision(migrated, NO_RENAMES, normaliser, silent)
  if (again.problem !== null) return again.problem
  return again.revision === null ? null : `after it this is missing: ${again.revision.message}`
}

/** How often each part of the grammar occurs in these blueprints. */
export function productions(seeds: readonly number[]): ReadonlyMap<string, number> {
  const times = new Map<string, number>(keysOf(shape, '', 0).map((key) => [key, 0]))
  const count = (name: string): void => void times.set(name, (times.get(name) ?? 0) + 1)
  for (const seed of seeds) walk(checkBlueprint(randomBlueprint(seed, true)).blueprint, '', count)
  return times
}

/** Every key a blueprint may have. */
function keysOf(of: Shape<unknown>, at: string, depth: number): readonly string[] {
  const { layout } = of
  if (!layout || depth > 6) return []
  const [first = ''] = layout.order
  if (layout.order.length === 0) {
    const inner = layout.inner(first)
    return inner ? keysOf(inner, at, depth + 1) : []
  }
  return layout.order.flatMap((key) => {
    const path = at === '' ? key : `${at}.${key}`
    const inner = layout.inner(key)
    return [path, ...(inner ? keysOf(inner, path, depth + 1) : [])]
  })
}

/** Keys that are said, and of expressions what they are made of. */
function walk(value: unknown, at: string, count: (name: string) => void): void {
  if (typeof value !== 'object' || value === null) return
  if (Array.isArray(value)) {
    for (const one of value) walk(isNamed(one) ? one.value : one, at, count)
    return
  }
  const held = value as Readonly<Record<string, unknown>>
  if (typeof held['kind'] === 'string') {
    count(`${at} is ${held['kind']}`)
    if (typeof held['operator'] === 'string') count(`${at} has ${held['operator']}`)
  }
  for (const [key, inner] of Object.entries(held)) {
    if (/^(at|start|end|nameAt|name|text|kind|operator)$/.test(key) || inner === null) continue
    if (key === 'marks') for (const mark of inner as readonly string[]) count(`mark ${mark}`)
    // Parts of expressions are told once, wherever they stand.
    const isInside = /^(sides|rule|left|right|of|type)$/.test(key)
    const path = isInside ? at : at === '' ? key : `${at}.${key}`
    if (!isInside && !Array.isArray(inner)) count(path)
    if (Array.isArray(inner) && inner.length > 0 && !isInside) count(path)
    walk(inner, path, count)
  }
}

const isNamed = (value: unknown): value is { readonly value: unknown } =>
  typeof value === 'object' && value !== null && 'nameAt' in value
