import type { Subject, Table } from '../../../model/index.ts'
import { type Kin, kinOf, modelOf } from '../field/kin.ts'
import type { Ground } from '../ground.ts'
import { type Classes, ownFields } from '../source/classes.ts'
import { structuralColumns } from './fields.ts'
import type { AskedReference } from './index.ts'
import { namingOf } from './names.ts'
import { operationsOf } from './operations.ts'
import type { Sibling } from './sibling.ts'
import { Words } from './words.ts'

/**
 * Resources a new one could be written after, the best first: the most of the references that are asked for, then the
 * fewest others, the most of the plain operations, the fewest fields and relationships of its own, and at last the name.
 */
export function candidatesFor(
  ground: Ground,
  classes: Classes,
  subject: Subject,
  references: readonly AskedReference[],
): readonly Sibling[] {
  const { tables } = ground.backend.data
  const namings = new Map(tables.flatMap(({ id, model }) => (model === null ? [] : [[id, namingOf(model)] as const])))
  return tables
    .flatMap((table): readonly Ranked[] => {
      const kin = kinOf(ground, classes, table)
      const naming = namings.get(table.id)
      if (!kin || !naming || kin.schemas.length === 0) return []
      const others = [...namings].filter(([id]) => id !== table.id).map(([, one]) => one)
      const sibling = siblingOf(ground, { table, kin, subject, references, classes, others })
      return sibling ? [{ sibling, rank: rankOf(sibling, references) }] : []
    })
    .toSorted((a, b) => compared(a.rank, b.rank) || (a.sibling.table.id < b.sibling.table.id ? -1 : 1))
    .map(({ sibling }) => sibling)
}

interface Ranked {
  readonly sibling: Sibling
  readonly rank: readonly number[]
}

function rankOf({ table, basic, own, extra }: Sibling, references: readonly AskedReference[]): readonly number[] {
  const asked = new Set(references.map((one) => one.table.id))
  const has = new Set(table.foreignKeys.map((key) => key.references.table))
  const missing = [...asked].filter((id) => !has.has(id)).length
  const others = [...has].filter((id) => !asked.has(id)).length
  return [missing, -basic.length + others, own.size + extra.length]
}

function compared(one: readonly number[], other: readonly number[]): number {
  const index = one.findIndex((value, at) => value !== other[at])
  return index < 0 ? 0 : one[index]! - other[index]!
}

interface Looking {
  readonly table: Table
  readonly kin: Kin
  readonly subject: Subject
  readonly references: readonly AskedReference[]
  readonly classes: Classes
  readonly others: readonly ReturnType<typeof namingOf>[]
}

function siblingOf({ backend }: Ground, { table, kin, subject, references, classes, others }: Looking): Sibling | null {
  const naming = namingOf(table.model!)
  const longer = others.filter((one) => one.one.length > naming.one.length && holds(one.one, naming.one))
  const words = new Words({
    from: [naming, ...namesOfTable(table, naming)],
    to: namingOf(subject.name),
    others: longer,
    path: pathStyle(backend.api.operations.map(({ path }) => path)),
  })
  const { basic, extra } = operationsOf(backend.api.operations, words)
  if (basic.length === 0) return null
  const strangers = new Words({ from: others, to: naming, others: [], path: 'kebab' })
  const kept = keptKeys(
    table,
    references,
    basic.map(({ operation }) => operation.path),
    backend.data.tables,
  )
  const shared = new Set(
    kin.lineage.filter(({ node }) => kin.others.has(node)).flatMap((one) => [...ownFields(one).keys()]),
  )
  const structural = structuralColumns(table, kept.columns, shared)
  const columns = new Set(table.columns.map(({ attribute }) => attribute).filter((one) => !structural.has(one)))
  const relations = table.relationships
    .filter(({ target, many }) => many || !kept.tables.has(target))
    .map(({ name }) => name)
  return {
    table,
    kin,
    words,
    columns,
    own: new Set([...columns, ...relations]),
    classes: new Set(
      [
        kin.model,
        ...kin.lineage.filter(({ node }) => !kin.others.has(node)),
        ...kin.schemas,
        ...classes.all.filter(({ node }) => words.names(node.name)),
      ].map(({ node }) => node),
    ),
    parents: new Set(
      backend.data.tables
        .filter(({ id }) => kept.tables.has(id))
        .flatMap((one) => modelOf(classes, one) ?? [])
        .flatMap((one) => classes.lineage(one).map(({ node }) => node)),
    ),
    isOther: (text) => strangers.names(text),
    basic,
    extra,
  }
}

const holds = (longer: readonly string[], words: readonly string[]): boolean =>
  longer.some((_, index) => words.every((word, at) => longer[index + at] === word))

/** A table that is called otherwise than its class gives its name to paths and files as well. */
function namesOfTable({ name }: Table, naming: ReturnType<typeof namingOf>): readonly ReturnType<typeof namingOf>[] {
  const isCalledSo = new Words({ from: [naming], to: naming, others: [], path: 'kebab' }).names(name)
  if (isCalledSo) return []
  const many = name.split('_').filter(Boolean)
  const last = many.at(-1) ?? ''
  return [{ one: [...many.slice(0, -1), last.replace(/ies$/, 'y').replace(/([^s])s$/, '$1')], many }]
}

/** Keys that stay: those that are asked for, those of people, and those in paths of operations. */
function keptKeys(
  table: Table,
  references: readonly AskedReference[],
  paths: readonly string[],
  tables: readonly Table[],
) {
  const kept = table.foreignKeys.filter(({ columns: [column = ''], references: { table: target } }) => {
    if (references.some((one) => one.table.id === target)) return true
    const model = tables.find(({ id }) => id === target)?.model ?? target
    return (
      /^(user|account|member|person|owner|tenant|organi[sz]ation|team|workspace)/i.test(model) ||
      paths.some((path) => path.includes(`{${column}}`))
    )
  })
  return {
    columns: new Set(kept.flatMap(({ columns }) => columns)),
    tables: new Set(kept.map(({ references: { table: target } }) => target)),
  }
}

function pathStyle(paths: readonly string[]): 'kebab' | 'snake' {
  const parts = paths.flatMap((path) => path.split('/')).filter((part) => !part.startsWith('{'))
  return parts.filter((part) => part.includes('_')).length > parts.filter((part) => part.includes('-')).length
    ? 'snake'
    : 'kebab'
}
