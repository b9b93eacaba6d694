import { RESERVED_IN_PYTHON, TAKEN_IN_MODELS } from '../../../blueprint/check/reserved.ts'
import { groupBy } from '../../../kernel/group.ts'
import type { Table } from '../../../model/index.ts'
import { columnOf, linkModelName, linkTableName, snake, usualTable } from '../../../blueprint/storage/names.ts'
import { plural } from '../../../kernel/english.ts'
import type { Design } from '../feature.ts'
import { moduleName } from '../names.ts'

/** One side of what leads from rows to rows. */
export interface Relation {
  readonly name: string
  readonly target: string
  /** Null where it is mapped in the same file. */
  readonly module: string | null
  readonly many: boolean
  readonly optional: boolean
  /** What the other side calls it. */
  readonly back: string
  /** The key it follows, `Task.owner_id`, where there are several ways between the two tables. */
  readonly key: string | null
  /** `Task.id`, where it leads to rows of its own table. */
  readonly remote: string | null
}

/** A reference, with the names both sides would like to have. */
interface Way {
  readonly from: string
  readonly module: string
  readonly column: string
  readonly name: string
  readonly optional: boolean
  readonly to: string
  readonly backs: readonly string[]
  /** The field on the other side, where there is one. */
  readonly declared: string | null
}

/** The relations of each class, by the name of the class. */
export function relationsOf(design: Design): ReadonlyMap<string, readonly Relation[]> {
  const ways = waysOf(design)
  const found = new Map<string, Relation[]>()
  const taken = namesTaken(design)
  for (const { from, name } of ways) taken.get(from)?.add(name)
  const pairs = groupBy(ways, pairOf)
  for (const way of ways) {
    const back = way.declared ?? free(way.backs, taken.get(way.to)!)
    const between = pairs.get(pairOf(way))!.length
    const isOwn = way.from === way.to
    const key = between > 1 || isOwn ? `${way.from}.${way.column}` : null
    const { from, to, name, optional } = way
    add(found, from, {
      name,
      target: to,
      module: elsewhere(moduleName(to), way.module),
      many: false,
      optional,
      back,
      key,
      remote: isOwn ? `${to}.id` : null,
    })
    add(found, to, {
      name: back,
      target: from,
      module: elsewhere(way.module, moduleName(to)),
      many: true,
      optional: false,
      back: name,
      key,
      remote: null,
    })
  }
  return found
}

const elsewhere = (module: string, own: string): string | null => (module === own ? null : module)

function add(found: Map<string, Relation[]>, of: string, relation: Relation): void {
  const all = found.get(of) ?? []
  all.push(relation)
  found.set(of, all)
}

/** The two classes it leads between, whichever way. */
const pairOf = ({ from, to }: Way): string => [from, to].toSorted().join(' ')

/** The first of these nobody has yet. */
function free(wanted: readonly string[], taken: Set<string>): string {
  const isTaken = (name: string): boolean =>
    taken.has(name) || RESERVED_IN_PYTHON.has(name) || TAKEN_IN_MODELS.has(name)
  let name = wanted.find((one) => !isTaken(one)) ?? wanted.at(-1)!
  while (isTaken(name)) name += '_'
  taken.add(name)
  return name
}

/** Columns of each class, and the fields that are links. */
function namesTaken({ scope, tables }: Design): ReadonlyMap<string, Set<string>> {
  const names = new Map(tables.map((table) => [table.model ?? '', new Set(table.columns.map(({ name }) => name))]))
  for (const { name } of scope.resources.values())
    for (const [field, { type }] of scope.fields(name))
      if (type.kind === 'reference' || type.kind === 'many') names.get(name)?.add(field)
  return names
}

function waysOf({ scope, tables }: Design): readonly Way[] {
  return [...scope.resources.values()].flatMap(({ name: resource }) => {
    const fields = [...scope.fields(resource)]
    return fields.flatMap(([field, { type, optional }]): readonly Way[] => {
      if (type.kind === 'many') return linkWays(resource, field, tables)
      if (type.kind !== 'reference') return []
      const own = plural(snake(resource))
      const others = fields.filter(
        ([, other]) => other.type.kind === 'reference' && other.type.to.text === type.to.text,
      )
      const way = { from: resource, module: moduleName(resource), column: columnOf(field, type), name: field, optional }
      const isClear = others.length === 1 && type.to.text !== resource
      const backs = isClear ? [own, `${own}_as_${field}`] : [`${own}_as_${field}`]
      return [{ ...way, to: type.to.text, backs, declared: null }]
    })
  })
}

/** A link leads to both of its rows; the side that declares it calls it as its field is called. */
function linkWays(resource: string, field: string, tables: readonly Table[]): readonly Way[] {
  const link = tables.find(({ name }) => name === linkTableName(resource, field))!
  const held = new Set(link.columns.map(({ name }) => name))
  return link.foreignKeys.map(({ columns: [column = ''], references }, index) => {
    const name = free([column.replace(/_id$/, '')], held)
    const to = tables.find((table) => table.name === references.table)!.model!
    return {
      from: linkModelName(resource, field),
      module: moduleName(resource),
      column,
      name,
      optional: false,
      to,
      backs: [link.name, `${link.name}_of_${usualTable(to)}`],
      declared: index === 0 ? field : null,
    }
  })
}
