import type { Answer } from '../../model/provenance.ts'
import type { Statement } from '../../model/data.ts'
import { asText, isMade, isNone } from '../../python/values/ask.ts'
import type { ConditionOf, Instance, Value } from '../../python/values/value.ts'
import type { Machine } from '../../python/interpret/machine.ts'
import { columnOf, entityTable, lastName, relationOf } from './entities.ts'
import { type Predicate, PredicateReader, SOMETIMES } from './filters.ts'
import { isPrincipal, originOf, written } from './origin.ts'
import { readSql, sqlOf } from './sql.ts'
import { type Part, entitiesOf, flatten, isStatement, partsOfStatement } from './shape.ts'

/** What a statement value says by itself, wherever it is run. */
export interface Shape {
  readonly verb: Statement['verb']
  readonly tables: readonly string[]
  readonly filters: readonly Predicate[]
  readonly sort: readonly string[]
  readonly loads: readonly string[]
  readonly limited: Answer
  readonly aggregate?: true
  readonly limit?: number
  readonly sql: string | null
  readonly sets?: readonly string[]
  /** False when parts of it could not be read. */
  readonly known: boolean
  /** Whether the caller reaches it on every way it can be built. */
  readonly principal: 'always' | 'sometimes' | 'never'
}

const VERBS: Readonly<Record<string, Statement['verb']>> = {
  select: 'select',
  query: 'select',
  insert: 'insert',
  update: 'update',
  delete: 'delete',
  text: 'raw',
  TextClause: 'raw',
}
const shapes = new WeakMap<Value & object, Shape>()

/** Reads a statement; one that is built in several ways is all of them at once. */
export function shapeOf(value: Value, machine: Machine, depth = 0): Shape | null {
  const known = shapes.get(value)
  if (known) return known
  const shape =
    value.kind === 'alternatives' ? merged(value, machine, depth) : new StatementReader(machine, depth).read(value)
  if (shape) shapes.set(value, shape)
  return shape
}

function merged(value: Value & { kind: 'alternatives' }, machine: Machine, depth: number): Shape | null {
  const read = value.options.flatMap((option) => {
    const shape = shapeOf(option.value, machine, depth + 1)
    return shape ? [{ shape, condition: option.condition }] : []
  })
  const [first] = read
  if (!first) return null
  const all = read.map((one) => one.shape)
  const limits = new Set(all.map((one) => one.limited))
  // A filter that is left out for some callers depends on who they are.
  const byCaller = read.some((one) => one.condition?.value && isPrincipal(one.condition.value))
  const answers = new Set(all.map((one) => one.principal))
  return {
    verb: first.shape.verb,
    tables: unique(all.flatMap((one) => one.tables)),
    filters: oftenFirst(read),
    sort: unique(all.flatMap((one) => one.sort)),
    loads: unique(all.flatMap((one) => one.loads)),
    limited: limits.size === 1 ? first.shape.limited : 'unknown',
    ...(first.shape.aggregate ? { aggregate: true } : {}),
    sql: first.shape.sql,
    ...(first.shape.sets ? { sets: first.shape.sets } : {}),
    known: all.every((one) => one.known) && all.length === value.options.length,
    principal: answers.size === 1 ? first.shape.principal : byCaller ? 'always' : 'sometimes',
  }
}

const keyOfFilter = (one: Predicate): string =>
  `${one.column} ${one.operator} ${one.from} ${one.text} ${(one.within ?? []).join()}`

/** One way it is built, and what leads to it. */
interface Way {
  readonly shape: Shape
  readonly condition: ConditionOf | null
}

/** The filters of the way that has the fewest; those of the others are only sometimes there. */
function oftenFirst(ways: readonly Way[]): readonly Predicate[] {
  const all = ways.map(({ shape }) => shape)
  const fewest = all.reduce((best, one) => (one.filters.length < best.filters.length ? one : best))
  // Groups are counted anew in each way: the same filter is known without its number.
  const key = (one: Predicate): string => keyOfFilter(one).replaceAll(/(any|all|not|select) [\d.]+/g, '$1')
  const always = new Set(fewest.filters.map(key))
  const others = ways.flatMap(({ shape, condition }) =>
    shape.filters
      .filter((one) => !always.has(key(one)))
      .map((one) => ({
        ...one,
        within: [SOMETIMES, ...(one.within ?? []).filter((part) => part !== SOMETIMES)],
        ...(all.length === 2 && condition ? { when: condition.text } : {}),
      })),
  )
  return [...fewest.filters, ...uniqueBy(others, key)]
}

export const unique = <T>(items: readonly T[]): readonly T[] => [...new Set(items)]
export const uniqueBy = <T>(items: readonly T[], key: (item: T) => string): readonly T[] => [
  ...new Map(items.map((one) => [key(one), one])).values(),
]

/** `select(func.set_config("app.tenant", ...))` and `SET LOCAL app.tenant = ...` */
function settingsIn(entities: readonly Value[], sql: string | null): Pick<Shape, 'sets'> {
  const called = entities.flatMap((one) =>
    isMade(one, 'sqlalchemy.func.set_config') ? (asText(one.args[0]) ?? []) : [],
  )
  const [, named] = /^\s*SET\s+(?:LOCAL\s+|SESSION\s+)?([\w.]+)\s*(?:=|\bTO\b)/i.exec(sql ?? '') ?? []
  const [, given] = /\bset_config\(\s*'([\w.]+)'/i.exec(sql ?? '') ?? []
  const sets = [...called, ...(named ? [named] : []), ...(given ? [given] : [])]
  return sets.length > 0 ? { sets } : {}
}

const LIMITS = new Set(['limit', 'fetch', 'slice'])
const FILTERS = new Set(['where', 'filter', 'having', 'whereclause'])
const JOINS = new Set(['join', 'outerjoin', 'join_from', 'outerjoin_from', 'full_join'])
const AGGREGATES = new Set(['count', 'sum', 'max', 'min', 'avg', 'exists'])

class StatementReader {
  private readonly tables = new Set<string>()
  private readonly sort: string[] = []
  private readonly loads = new Set<string>()
  private readonly predicates: PredicateReader
  private readonly machine: Machine
  private readonly depth: number
  private limited: Answer = 'no'
  private rows: number | null = null
  private known = true
  private nestedPrincipal = false
  private owner: Value | undefined

  constructor(machine: Machine, depth: number) {
    this.machine = machine
    this.depth = depth
    this.predicates = new PredicateReader(machine, (statement) => this.nest(statement))
  }

  read(value: Value): Shape | null {
    const parts = partsOfStatement(value)
    const [first, ...rest] = parts ?? []
    if (!first || this.depth > 5) return null
    this.start(first)
    for (const part of rest) this.part(part)
    const sql = VERBS[first.name] === 'raw' ? sqlOf(first.made.args[0] ?? first.made.keywords.get('text')) : null
    const head = sql === null ? null : readSql(sql)
    for (const table of head?.tables ?? []) this.tables.add(table)
    const grouped = rest.some((one) => one.name === 'group_by')
    if (
      !grouped &&
      this.limited === 'no' &&
      first.name !== 'update' &&
      first.name !== 'delete' &&
      isAggregate(entitiesOf(value))
    )
      this.limited = 'yes'
    return {
      verb: VERBS[first.name] ?? 'select',
      tables: [...this.tables],
      filters: uniqueBy(this.predicates.found, keyOfFilter),
      sort: this.sort,
      loads: [...this.loads],
      limited: sql === null ? this.limited : 'unknown',
      ...(grouped || !isAggregate(entitiesOf(value)) ? {} : { aggregate: true }),
      ...(this.rows === null ? {} : { limit: this.rows }),
      sql,
      ...settingsIn(entitiesOf(value), sql),
      known: this.known && this.predicates.known && this.tables.size > 0,
      principal:
        this.nestedPrincipal || this.predicates.found.some((one) => one.from === 'principal') ? 'always' : 'never',
    }
  }

  private nest(statement: Value): void {
    const inner = shapeOf(statement, this.machine, this.depth + 1)
    if (!inner) return void (this.known = false)
    for (const table of inner.tables) this.tables.add(table)
    this.predicates.take(inner.filters)
    if (!inner.known) this.known = false
    if (inner.principal === 'always') this.nestedPrincipal = true
  }

  private start({ name, made }: Part): void {
    if (/^(union|intersect|except)/.test(name)) for (const one of made.args) this.nest(one)
    else if (name === 'exists') for (const one of made.args) this.predicates.read(one)
    else if (name === 'select' || name === 'query')
      for (const one of flatten(made.receiver && name === 'select' ? [made.receiver] : made.args)) this.entity(one)
    else if (name !== 'text' && name !== 'TextClause') {
      const target = made.args[0] ?? made.keywords.get('table') ?? made.receiver
      this.owner = target ?? undefined
      if (target) this.target(target)
    }
  }

  private entity(value: Value): void {
    this.owner ??= value
    this.from(value, 0)
  }

  private target(value: Value): void {
    const table = entityTable(value, this.machine)
    if (table !== null) this.tables.add(table)
    else this.known = false
  }

  /** Every table an expression speaks of. */
  private from(value: Value, depth: number): void {
    if (depth > 8) return
    const table = entityTable(value, this.machine) ?? columnOf(value, this.machine)?.table ?? null
    if (table !== null) return void this.tables.add(table)
    if (isStatement(value)) return this.nest(value)
    if (value.kind === 'sequence') for (const item of value.items) this.from(item, depth + 1)
    else if (value.kind === 'alternatives') for (const option of value.options) this.from(option.value, depth + 1)
    else if (value.kind === 'method') this.from(value.self, depth + 1)
    else if (value.kind === 'unknown') this.known = false
    else if (value.kind === 'instance' && value.class.kind === 'external')
      for (const part of [...value.args, ...value.keywords.values(), ...(value.receiver ? [value.receiver] : [])])
        this.from(part, depth + 1)
  }

  private part({ name, made }: Part): void {
    // `where(*rules)` of unknown content could hold anything.
    if (FILTERS.has(name) && made.args.length === 0) this.known = false
    else if (FILTERS.has(name)) for (const one of made.args) this.predicates.read(one)
    else if (name === 'filter_by') this.filterBy(made)
    else if (JOINS.has(name)) this.join(name, made)
    else if (name === 'select_from') for (const one of made.args) this.entity(one)
    else if (name === 'order_by') this.sort.push(...flatten(made.args).map((one) => this.sortKey(one)))
    else if (LIMITS.has(name)) this.limit(name === 'slice' ? made.args[1] : made.args[0])
    else if (name === 'options') for (const one of flatten(made.args)) this.option(one)
    else if (/^(union|union_all|intersect|except_)$/.test(name)) for (const one of made.args) this.nest(one)
    else if (name === 'add_columns' || name === 'with_entities' || name === 'with_only_columns')
      for (const one of flatten(made.args)) this.from(one, 0)
    else if (name === 'from_select') for (const one of made.args) this.from(one, 0)
    else if (name === 'first' || name === 'one') this.limited = 'yes'
  }

  private filterBy(made: Instance): void {
    for (const [name, value] of made.keywords) this.predicates.byName(this.owner, name, value, made)
    // `filter_by(**filters)` of unknown content could hold anything.
    if (made.keywords.size === 0) this.known = false
  }

  private join(name: string, made: Instance): void {
    const targets = name.endsWith('_from') ? made.args.slice(0, 2) : made.args.slice(0, 1)
    for (const target of targets) this.joined(target)
    for (const condition of [...made.args.slice(targets.length), made.keywords.get('onclause')])
      if (condition && condition.kind !== 'constant') this.predicates.read(condition)
  }

  private joined(target: Value): void {
    const relation = target.kind === 'instance' ? this.relation(target) : null
    if (relation) this.tables.add(relation)
    else this.from(target, 0)
  }

  private relation(value: Instance): string | null {
    const [of, key] = [value.attributes.get('class_'), asText(value.attributes.get('key'))]
    if (of?.kind !== 'class' || key === null) return null
    const { target } = relationOf(of, key, this.machine)
    return target ? entityTable(target, this.machine) : null
  }

  private limit(value: Value | undefined): void {
    if (value?.kind === 'constant' && typeof value.value === 'number') this.rows = value.value
    this.limited =
      !value || isNone(value)
        ? 'no'
        : value.kind === 'alternatives' && value.options.some((option) => isNone(option.value))
          ? 'unknown'
          : 'yes'
  }

  private sortKey(value: Value): string {
    const name = value.kind === 'instance' && value.class.kind === 'external' ? lastName(value.class.path) : ''
    const inner = value.kind === 'instance' ? (value.receiver ?? value.args[0]) : undefined
    if (/^(nulls_?first|nulls_?last|nullsfirst|nullslast)$/.test(name) && inner) return this.sortKey(inner)
    if ((name === 'desc' || name === 'asc') && inner)
      return `${this.sortColumn(inner)}${name === 'desc' ? ' desc' : ''}`
    return this.sortColumn(value)
  }

  private sortColumn(value: Value): string {
    const column = columnOf(value, this.machine)
    if (column) return column.column
    const shown = asText(value) ?? this.predicates.columnText(value)
    return shown || (originOf(value, this.machine) === 'query' ? '(from the query)' : '(unknown)')
  }

  option(value: Value): void {
    const path = loadPath(value, this.machine)
    if (path) this.loads.add(path)
    else if (value.kind === 'unknown') this.loads.add('(unknown)')
  }
}

function isAggregate(entities: readonly Value[]): boolean {
  return (
    entities.length > 0 &&
    entities.every((one) => {
      if (one.kind !== 'instance' || one.class.kind !== 'external') return false
      const name = lastName(one.class.path)
      return (
        AGGREGATES.has(name) ||
        ((name === 'label' || name === 'coalesce' || name === 'scalar_subquery') &&
          isAggregate(one.receiver ? [one.receiver] : one.args.slice(0, 1)))
      )
    })
  )
}

const STRATEGIES: Readonly<Record<string, string>> = {
  selectinload: 'selectin',
  joinedload: 'joined',
  subqueryload: 'subquery',
  immediateload: 'immediate',
  lazyload: 'select',
  noload: 'noload',
  raiseload: 'raise',
  contains_eager: 'joined',
  selectin_polymorphic: 'selectin',
}

/** `selectinload(User.posts).joinedload(Post.tags)` as `posts.tags joined`. */
export function loadPath(value: Value, machine: Machine): string | null {
  const names: string[] = []
  let strategy: string | null = null
  for (let at: Value | null = value; at?.kind === 'instance' && at.class.kind === 'external'; at = at.receiver) {
    const found: string | undefined = STRATEGIES[lastName(at.class.path)]
    if (found === undefined) continue
    strategy ??= found
    for (const one of [...at.args].reverse())
      names.unshift(
        (one.kind === 'instance' ? asText(one.attributes.get('key')) : null) ??
          columnOf(one, machine)?.column ??
          asText(one) ??
          written(one.kind === 'instance' ? one.site : null),
      )
  }
  return strategy === null ? null : `${names.join('.')} ${strategy}`
}
