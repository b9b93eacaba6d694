import { snake } from '../../../blueprint/storage/names.ts'
import type { Subject, Table } from '../../../model/index.ts'
import { type Kin, kinOf, modelOf, refsIn, touches } from '../field/kin.ts'
import type { Ground } from '../ground.ts'
import { type Classes, ownFields } from '../source/classes.ts'
import { structuralColumns } from './fields.ts'
import type { AskedReference } from './index.ts'
import { type Naming, namingOf } from './names.ts'
import { operationsOf } from './operations.ts'
import { compared, rankOf } from './rank.ts'
import type { Sibling } from './sibling.ts'
import { Words } from './words.ts'

/**
 * Resources a new one could be written after, the best first, and who calls at last: the most of the references that are
 * asked for, then the fewest others, the most of the plain operations, the fewest fields and relationships of its own, and at last the name.
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
      const naming = namings.get(table.id)
      if (!naming || !isMade(ground, table, naming)) return []
      const kin = kinOf(ground, classes, table)
      if (!kin || kin.schemas.length === 0) return []
      const others = [...namings].filter(([id]) => id !== table.id).map(([, one]) => one)
      const isCaller = calls(ground, table, naming)
      const sibling = siblingOf(ground, { table, kin, subject, references, classes, others, isCaller })
      return sibling ? [{ sibling, rank: rankOf(sibling, references) }] : []
    })
    .toSorted((a, b) => compared(a.rank, b.rank) || (a.sibling.table.id < b.sibling.table.id ? -1 : 1))
    .map(({ sibling }) => sibling)
}

/** Whether an operation makes rows of it: what nobody makes is no pattern, and need not be looked at closely. */
function isMade({ backend }: Ground, table: Table, naming: Naming): boolean {
  // Who signs in is asked for and guarded like nothing else.
  if (table.columns.some(({ name }) => /password/i.test(name))) return false
  const from = [naming, ...namesOfTable(table, naming)]
  const words = new Words({ from, to: naming, others: [], path: 'kebab' })
  return operationsOf(backend.api.operations, words).basic.some(({ does }) => does === 'create')
}

/** Operations that are of something else. */
const ENOUGH_OTHERS = 4

/** Whether its rows are who calls: most of what is done to others asks it, so that nothing plain is learned from it. */
function calls({ backend }: Ground, table: Table, naming: Naming): boolean {
  const words = new Words({ from: [naming, ...namesOfTable(table, naming)], to: naming, others: [], path: 'kebab' })
  const others = backend.api.operations.filter(({ path }) => !words.names(path))
  return others.length >= ENOUGH_OTHERS && others.filter((one) => touches(one, table)).length * 2 > others.length
}

interface Ranked {
  readonly sibling: Sibling
  readonly rank: readonly number[]
}

interface Looking {
  readonly table: Table
  readonly kin: Kin
  readonly subject: Subject
  readonly references: readonly AskedReference[]
  readonly classes: Classes
  readonly others: readonly ReturnType<typeof namingOf>[]
  readonly isCaller: boolean
}

function siblingOf(ground: Ground, looking: Looking): Sibling | null {
  const { table, kin: near, subject, references, classes, others, isCaller } = looking
  const { operations } = ground.backend.api
  const naming = namingOf(table.model!)
  const from = [naming, ...namesOfTable(table, naming)]
  const path = pathStyle(operations.map((one) => one.path))
  const bare = new Words({ from, to: naming, others: [], path })
  const longer = [...others, ...strangersIn(classes, near, bare)].filter(
    (one) => one.one.length > naming.one.length && holds(one.one, naming.one),
  )
  const words = new Words({ from, to: namingOf(subject.name), others: longer, path })
  const { basic, extra } = operationsOf(operations, words)
  if (basic.length === 0) return null
  const strangers = new Words({ from: others, to: naming, others: [], path })
  const kin = widened(near, classes, table, words, ground.backend.data.tables)
  const paths = basic.map(({ operation }) => operation.path)
  const kept = keptKeys(table, { references, paths, said: saidAtFirst(basic, kin, classes) })
  const inherited = kin.lineage.filter(({ node }) => kin.others.has(node))
  const shared = new Set(inherited.flatMap((one) => [...ownFields(one).keys()]))
  const structural = structuralColumns(table, kept.columns, shared)
  const columns = new Set(table.columns.map(({ attribute }) => attribute).filter((one) => !structural.has(one)))
  const parents = ground.backend.data.tables.filter(({ id }) => kept.tables.has(id))
  const named = classes.all.filter(({ node }) => words.names(node.name))
  const own = [kin.model, ...kin.lineage.filter(({ node }) => !kin.others.has(node)), ...kin.schemas, ...named]
  return {
    table,
    kin,
    words,
    columns,
    own: new Set([...columns, ...besides(kin, table, { parents, keys: kept.columns }, words)]),
    classes: new Set(own.map(({ node }) => node)),
    parents: new Set(
      parents
        .flatMap((one) => modelOf(classes, one) ?? [])
        .flatMap((one) => classes.lineage(one).map(({ node }) => node)),
    ),
    isOther: (text) => strangers.names(text),
    basic,
    extra,
    isCaller,
  }
}

/** What is done to a resource is said before its name. */
const DEEDS =
  /^(I?(Create|Update|Delete|Get|List|Read|Add|New|Patch|Put|Edit|Save|Remove|Find|Filter|Search|Query|Sort)|I|Base)$/

/** Classes that have the sibling's words behind others, and nothing to do with it: `CursorPage` where pages are kept. */
function strangersIn(classes: Classes, { model, schemas }: Kin, words: Words): readonly Naming[] {
  const core = [model, ...schemas].map(({ node }) => node.name)
  return classes.all.flatMap(({ node, file }) => {
    const [first] = words.occurrences(node.name)
    if (!first || first.start === 0 || core.includes(node.name)) return []
    if (DEEDS.test(node.name.slice(0, first.start))) return []
    const text = file.text(node)
    return core.some((name) => new RegExp(`\\b${name}\\b`).test(text)) ? [] : [namingOf(node.name)]
  })
}

/** What is searched for is a choice of its own for each resource. */
const FILTERS = /Search|Filter|Query|Sort|Params/

/** Classes called after it that say one of its fields carry it as well. */
function widened(kin: Kin, classes: Classes, table: Table, words: Words, tables: readonly Table[]): Kin {
  const attributes = new Set(table.columns.map(({ attribute }) => attribute))
  const maps = new Set(tables.flatMap((one) => modelOf(classes, one)?.node ?? []))
  // Rows of anything have a key.
  const isKey = (name: string): boolean =>
    table.columns.some((one) => one.attribute === name && table.primaryKey?.columns.includes(one.name) === true)
  const more = classes.all.filter(
    (one) =>
      !kin.schemas.some(({ node }) => node === one.node) &&
      !maps.has(one.node) &&
      !kin.lineage.some(({ node }) => node === one.node) &&
      words.names(one.node.name) &&
      !FILTERS.test(one.node.name) &&
      [...classes.fields(one).keys()].some((name) => attributes.has(name) && !isKey(name)),
  )
  return { ...kin, schemas: [...kin.schemas, ...more] }
}

/** Names in its classes that are no columns, and lead to nothing the new one leads to. */
function besides(
  kin: Kin,
  { columns }: Table,
  { parents, keys }: { readonly parents: readonly Table[]; readonly keys: ReadonlySet<string> },
  words: Words,
): readonly string[] {
  const attributes = new Set(columns.map(({ attribute }) => attribute))
  const models = new Set(parents.flatMap(({ model }) => model ?? []))
  const leads = (text: string): boolean => [...text.matchAll(/\w+/g)].some(([name]) => models.has(name))
  /** `project: ProjectRead`, where a row belongs to a project. */
  const tells = (name: string, text: string): boolean =>
    [...models].some((model) => snake(model) === name && new RegExp(`\\b${model}[A-Z]?\\w*`).test(text))
  const own = kin.lineage.filter(({ node }) => !kin.others.has(node))
  const links = own.flatMap((one) =>
    [...ownFields(one)].flatMap(([name, statement]) => {
      const text = one.file.text(statement)
      if (attributes.has(name) || !/\b(relationship|Relationship|association_proxy)\(/.test(text)) return []
      return leads(text) && !/\b(list|List)\[/.test(text) && !standsOnLost(text, columns, keys) ? [] : [name]
    }),
  )
  const kept = new Set(own.flatMap((one) => [...ownFields(one).keys()]).filter((name) => !links.includes(name)))
  const said = kin.schemas.flatMap((one) =>
    [...ownFields(one)].flatMap(([name, statement]) => {
      if (attributes.has(name) || kept.has(name) || statement.kind !== 'AnnotatedAssign') return []
      // `author` is the row `author_id` leads to.
      if (keys.has(`${name}_id`)) return []
      const type = one.file.text(statement.annotation)
      return name === 'model_config' || /ClassVar/.test(type) || words.names(type) || leads(type) || tells(name, type)
        ? []
        : [name]
    }),
  )
  return [...links, ...said]
}

/** `foreign_keys=[assignee_id]`, where that key does not stay. */
function standsOnLost(text: string, columns: Table['columns'], keys: ReadonlySet<string>): boolean {
  const named = /\bforeign_keys\s*=\s*\[?(?<keys>[^\])]*)/.exec(text)?.groups?.['keys'] ?? ''
  const own = columns.filter(({ attribute }) => new RegExp(`\\b${attribute}\\b`).test(named))
  return own.length > 0 && own.every(({ name }) => !keys.has(name))
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

interface Keys {
  readonly references: readonly AskedReference[]
  readonly paths: readonly string[]
  /** Fields clients say when they make a row. */
  readonly said: ReadonlySet<string>
}

function saidAtFirst(basic: Sibling['basic'], { schemas }: Kin, classes: Classes): ReadonlySet<string> {
  const bodies = basic.flatMap(({ operation, does }) =>
    does === 'create' && operation.body ? Object.values(operation.body.content).flatMap((one) => refsIn(one)) : [],
  )
  return new Set(
    schemas.filter(({ node }) => bodies.includes(node.name)).flatMap((one) => [...classes.fields(one).keys()]),
  )
}

/** Keys that stay: those that are asked for, those in paths of operations, and those no client says, as whose a row is. */
function keptKeys(table: Table, { references, paths, said }: Keys) {
  const isUnsaid = (name: string): boolean =>
    !said.has(table.columns.find((column) => column.name === name)?.attribute ?? name)
  const kept = table.foreignKeys.filter(({ columns: [column = ''], references: { table: target } }) => {
    if (references.some((one) => one.table.id === target) || paths.some((path) => path.includes(`{${column}}`)))
      return true
    return isUnsaid(column)
  })
  const bare = table.columns.filter(({ name }) => /_(id|by)$/.test(name) && isUnsaid(name)).map(({ name }) => name)
  const keys = new Set(table.foreignKeys.flatMap(({ columns }) => columns))
  return {
    columns: new Set([...kept.flatMap(({ columns }) => columns), ...bare.filter((name) => !keys.has(name))]),
    tables: new Set(kept.map(({ references: { table: target } }) => target)),
  }
}

function pathStyle(paths: readonly string[]): 'kebab' | 'snake' {
  const parts = paths.flatMap((path) => path.split('/')).filter((part) => !part.startsWith('{'))
  return parts.filter((part) => part.includes('_')).length > parts.filter((part) => part.includes('-')).length
    ? 'snake'
    : 'kebab'
}
