import type { Blueprint } from '../../blueprint/language/blueprint.ts'
import { checkBlueprint } from '../../blueprint/check/index.ts'
import type { Tree } from '../../blueprint/syntax/tree.ts'
import { backendOfBlueprint } from '../../readers/blueprint/index.ts'
import { type Ambiguity, type Designed, withAnswer } from './design.ts'

const NOWHERE = { file: 'architect.yaml', line: 1, column: 1, endLine: 1, endColumn: 1 }

/**
 * What a design consists of, one line each: what the blueprint says, and the columns and indexes that follow from it.
 * Null for a blueprint with problems.
 */
export function factsOf(blueprint: string): ReadonlySet<string> | null {
  const { blueprint: read, problems } = checkBlueprint(blueprint)
  if (read === null || problems.length > 0) return null
  return new Set([...leaves(read.at), ...inTables(read)])
}

function leaves(tree: Tree, path = ''): readonly string[] {
  if (tree.kind === 'map') return tree.entries.flatMap(({ key, value }) => leaves(value, `${path}.${key}`))
  if (tree.kind === 'list') return tree.items.flatMap((item) => leaves(item, path))
  return [`${path} ${tree.text}`]
}

const inTables = (blueprint: Blueprint): readonly string[] =>
  backendOfBlueprint(blueprint, () => NOWHERE).data.tables.flatMap(({ name, columns, indexes }) => [
    `table ${name}`,
    ...columns.map((column) => `column ${name}.${column.name} ${column.type} ${column.nullable}`),
    ...indexes.map((index) => `index ${name} ${index.keys.join(', ')} ${index.using ?? ''} ${index.where ?? ''}`),
  ])

export interface Weighed {
  readonly ambiguity: Ambiguity
  readonly weight: number
}

/** How many facts the answers change, at the most; null where fewer than two designs come of them that hold. */
export function weigh(ambiguity: Ambiguity, designed: Designed): Weighed | null {
  const known = new Set<string>()
  const ways = ambiguity.answers.flatMap((way) => {
    const { blueprint, request } = withAnswer(designed, way)
    const designedFacts = factsOf(blueprint)
    if (designedFacts === null) return []
    const facts = new Set([...designedFacts, ...(request?.byHand ?? []).map(({ text }) => `by hand ${text}`)])
    const key = [...facts].toSorted().join('\n')
    if (known.has(key)) return []
    known.add(key)
    return [{ way, facts }]
  })
  const usual = ways.find(({ way }) => way.name === ambiguity.usual)
  if (ways.length < 2 || usual === undefined) return null
  const weight = Math.max(...ways.map(({ facts }) => distance(facts, usual.facts)))
  return { ambiguity: { ...ambiguity, answers: ways.map(({ way }) => way) }, weight }
}

const distance = (one: ReadonlySet<string>, other: ReadonlySet<string>): number =>
  [...one].filter((fact) => !other.has(fact)).length + [...other].filter((fact) => !one.has(fact)).length
