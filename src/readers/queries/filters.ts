import type { Filter } from '../../model/data.ts'
import type { Call, Expression } from '../../python/ast.ts'
import type { ClassValue, Instance, Value } from '../../python/values/value.ts'
import type { Machine } from '../../python/interpret/machine.ts'
import { columnOf, entityTable, lastName, wrapperOf } from './entities.ts'
import { entitiesOf, isStatement } from './shape.ts'
import { originOf, written } from './origin.ts'

/** A filter with the value on its other side, for whoever has to follow that further. */
export interface Predicate extends Filter {
  readonly value: Value | null
}

const OPERATORS: Readonly<Record<string, string>> = {
  in_: 'in',
  not_in: 'not in',
  notin_: 'not in',
  is_: 'is',
  is_not: 'is not',
  isnot: 'is not',
  like: 'like',
  ilike: 'ilike',
  not_like: 'not like',
  not_ilike: 'not ilike',
  notlike: 'not like',
  between: 'between',
  contains: 'contains',
  startswith: 'starts with',
  endswith: 'ends with',
  icontains: 'contains',
  istartswith: 'starts with',
  iendswith: 'ends with',
  match: 'match',
  op: 'op',
  bool_op: 'op',
  overlaps: 'overlaps',
  overlap: 'overlaps',
  has_key: 'has key',
  contained_by: 'contained by',
  regexp_match: 'matches',
  is_distinct_from: 'is distinct from',
  is_not_distinct_from: 'is not distinct from',
}
/** SQLAlchemy looks for these in small letters, on both sides. */
const INSENSITIVE = /^i(contains|startswith|endswith)$/
const FLIPPED: Readonly<Record<string, string>> = { '<': '>', '>': '<', '<=': '>=', '>=': '<=' }
const COMPARISON = /^(==|!=|<|<=|>|>=|is|is not|in|not in)$/
const JOINING = new Set([
  'and_',
  'or_',
  'not_',
  'operator.&',
  'operator.|',
  'operator.~',
  'operator.not',
  'operator.and',
  'operator.or',
])
/** `operator.|` without what is before its dot. */
const joiningKind = (name: string): 'any' | 'not' | 'all' =>
  /^(or_|\||or)$/.test(name) ? 'any' : /^(not_|~|not)$/.test(name) ? 'not' : 'all'
export const SOMETIMES = 'sometimes'
const TRANSPARENT = new Set([
  'label',
  'self_group',
  'type_coerce',
  'cast',
  'is_true',
  'distinct',
  'scalar_subquery',
  'correlate',
  'as_scalar',
  'Grouping',
])

export class PredicateReader {
  readonly found: Predicate[] = []
  /** False once something was met that could be a filter of any kind. */
  known = true
  private readonly machine: Machine
  private readonly nested: (statement: Value) => void
  /** What is being read stands in these: see `Filter.within`. */
  private within: readonly string[] = []
  private groups = 0

  constructor(machine: Machine, nested: (statement: Value) => void) {
    this.machine = machine
    this.nested = nested
  }

  read(value: Value, depth = 0): void {
    if (depth > 12) return
    switch (value.kind) {
      case 'constant':
        return
      case 'sequence':
        for (const item of value.items) this.read(item, depth + 1)
        if (value.open && value.items.length === 0) this.miss(value)
        return
      case 'alternatives':
        this.readOptions(value, depth)
        return
      case 'instance':
        this.readExpression(value, depth)
        return
      case 'method':
        this.flag(value)
        return
      default:
        this.miss(value)
    }
  }

  /** One of several filters: which one is known when the program runs. What all of them ask holds whichever it is. */
  private readOptions({ options }: Value & { kind: 'alternatives' }, depth: number): void {
    const around = this.within
    if (options.length > 1) this.within = [...around, SOMETIMES]
    const found = options.map((option) => {
      const before = this.found.length
      this.read(option.value, depth + 1)
      return this.found.splice(before)
    })
    this.within = around
    this.found.push(...(options.length > 1 ? joinedOptions(found, around) : found.flat()))
  }

  /** What is read by `read` stands in a group of its own. */
  inside(kind: 'any' | 'all' | 'not' | 'select', read: () => void): void {
    const around = this.within
    this.within = [...around, `${kind} ${++this.groups}`]
    read()
    this.within = around
  }

  /** Filters of a statement within this one. */
  take(filters: readonly Predicate[]): void {
    const around = `select ${++this.groups}`
    for (const one of filters) {
      const within = (one.within ?? []).map((part) => part.replace(/\d+$/, (number) => `${this.groups}.${number}`))
      this.found.push({ ...one, within: [...this.within, around, ...within] })
    }
  }

  private readExpression(value: Instance, depth: number): void {
    if (value.class.kind !== 'external') return this.miss(value)
    const path = value.class.path
    const name = path.startsWith('operator.') ? path : lastName(path)
    if (JOINING.has(name)) return this.join(value, depth)
    if (path.startsWith('operator.')) return this.compare(value, path.slice('operator.'.length))
    if (name === 'exists' || isStatement(value)) return this.nested(value)
    if ((name === 'any' || name === 'has') && value.receiver) return this.related(value, depth)
    if (TRANSPARENT.has(name))
      return this.read(value.receiver ?? value.args[0] ?? value, depth + (value.receiver || value.args[0] ? 1 : 99))
    if (OPERATORS[name] !== undefined && value.receiver)
      return this.method(value, OPERATORS[name], INSENSITIVE.test(name))
    if (columnOf(value, this.machine)) return this.flag(value)
    if (/^(true|false|null)$/.test(name)) return
    if (name === 'text' || name === 'literal_column')
      return this.add({ column: written(value.site), operator: '', value, text: written(value.site) }, 'unknown')
    this.call(value)
  }

  private join(value: Instance, depth: number): void {
    const unary = value.args.length === 2 && value.args[0] === value.args[1]
    const parts = unary ? value.args.slice(0, 1) : value.args
    const kind = joiningKind(lastName((value.class as { path: string }).path))
    if (kind === 'all' && this.within.length === 0) for (const part of parts) this.read(part, depth + 1)
    else
      this.inside(kind, () => {
        for (const part of parts) this.read(part, depth + 1)
      })
  }

  /** `Post.tags.any(Tag.name == x)`: a filter over another table. */
  private related(value: Instance, depth: number): void {
    for (const part of value.args) this.read(part, depth + 1)
    for (const [name, part] of value.keywords) this.add({ column: name, operator: '==', value: part, text: name })
    if (value.args.length === 0 && value.keywords.size === 0)
      this.add(
        {
          column: this.columnText(value.receiver!),
          operator: lastName((value.class as { path: string }).path),
          value: null,
          text: '',
        },
        'constant',
      )
  }

  private compare(value: Instance, operator: string): void {
    const [left, right] = value.args
    if (!left || !right) return this.miss(value)
    const operands =
      value.site?.node && 'operands' in value.site.node
        ? (value.site.node as { operands: readonly Expression[] }).operands
        : []
    const swapped = !this.isColumn(left) && this.isColumn(right)
    const [column, other] = swapped ? [right, left] : [left, right]
    const node = operands[swapped ? 0 : 1]
    const shown = COMPARISON.test(operator) ? (swapped ? (FLIPPED[operator] ?? operator) : operator) : operator
    this.nestedIn(other)
    this.add({
      column: this.columnText(column, operands[swapped ? 1 : 0], value),
      operator: shown,
      value: other,
      text: written(value.site, node),
      ...this.throughOf(column),
    })
  }

  private isColumn(value: Value): boolean {
    const column = columnOf(value, this.machine)
    return column !== null && originOf(value, this.machine) === 'column'
  }

  private method(value: Instance, operator: string, isInsensitive: boolean): void {
    const other = value.args[0] ?? [...value.keywords.values()][0] ?? null
    const node = value.site?.node as Call | undefined
    if (other && operator.startsWith('not ')) this.inside('not', () => this.nestedIn(other))
    else if (other) this.nestedIn(other)
    this.add({
      ...(isInsensitive ? { through: 'lower' } : {}),
      ...this.throughOf(value.receiver!),
      column: this.columnText(
        value.receiver!,
        node?.kind === 'Call' && node.callee.kind === 'Attribute' ? node.callee.value : undefined,
        value,
      ),
      operator,
      value: other,
      text: node?.kind === 'Call' && node.args[0] ? written(value.site, node.args[0]) : '',
    })
  }

  /** A boolean column by itself. */
  private flag(value: Value): void {
    const column = columnOf(value, this.machine)
    if (column)
      this.add({ column: `${column.table}.${column.column}`, operator: 'is true', value: null, text: '' }, 'constant')
    else this.miss(value)
  }

  /** A function of the database: `func.lower(User.name).op(...)`, `func.st_dwithin(...)`. */
  private call(value: Instance): void {
    const parts = [...value.args, ...value.keywords.values(), ...(value.receiver ? [value.receiver] : [])]
    const other = parts.find((part) => !this.isColumn(part)) ?? null
    for (const part of parts) this.nestedIn(part)
    this.add(
      { column: written(value.site), operator: 'call', value: other, text: written(value.site) },
      other ? undefined : 'column',
    )
  }

  byName(of: ClassValue | Value | undefined, name: string, value: Value, call: Instance): void {
    const table = of ? entityTable(of, this.machine) : null
    const node = call.site?.node as Call | undefined
    const keyword = node?.kind === 'Call' ? node.keywords.find((one) => one.name === name) : undefined
    this.nestedIn(value)
    this.add({
      column: table ? `${table}.${name}` : name,
      operator: '==',
      value,
      text: keyword ? written(call.site, keyword.value) : name,
    })
  }

  private throughOf(column: Value): Pick<Filter, 'through'> {
    const through = wrapperOf(column)
    return through === null ? {} : { through }
  }

  add(
    one: { column: string; operator: string; value: Value | null; text: string; through?: string },
    from?: Filter['from'],
  ): void {
    const origin = from ?? (one.value ? originOf(one.value, this.machine) : 'constant')
    // The attribute of an object that was loaded is a value, wherever it came from.
    const to = one.value && (origin === 'column' || isStatement(one.value)) ? this.otherColumn(one.value) : null
    this.found.push({
      ...one,
      from: origin,
      ...(to === null ? {} : { to }),
      ...(this.within.length === 0 ? {} : { within: this.within }),
    })
  }

  /** The column on the other side, or the only one a statement there hands out. */
  private otherColumn(value: Value): string | null {
    const [only, ...more] = isStatement(value) ? entitiesOf(value) : [value]
    const column = only && more.length === 0 ? columnOf(only, this.machine) : null
    return column ? `${column.table}.${column.column}` : null
  }

  /** A statement on the other side is part of this one. */
  private nestedIn(value: Value): void {
    if (isStatement(value)) this.nested(value)
    else if (value.kind === 'sequence')
      for (const item of value.items.slice(0, 20)) if (isStatement(item)) this.nested(item)
  }

  private miss(value: Value): void {
    this.known = false
    const site = value.kind === 'unknown' || value.kind === 'instance' ? value.site : null
    this.add(
      { column: written(site), operator: '', value, text: written(site) },
      originOf(value, this.machine) === 'principal' ? 'principal' : 'unknown',
    )
  }

  columnText(value: Value, node?: Expression, within?: Instance): string {
    const column =
      columnOf(value, this.machine) ??
      (value.kind === 'instance' && value.receiver ? columnOf(value.receiver, this.machine) : null)
    if (column) return `${column.table}.${column.column}`
    if (node && within?.site) return written(within.site, node)
    return value.kind === 'instance' || value.kind === 'unknown' ? written(value.site) : ''
  }
}

/** Filters of all options, those that every one of them asks once, and for certain. */
function joinedOptions(options: readonly (readonly Predicate[])[], around: readonly string[]): readonly Predicate[] {
  const keys = options.map(
    (found) => new Set(found.filter((one) => isAsked(one, around.length + 1)).map((one) => wordsOf(one))),
  )
  const common = new Map(
    (options[0] ?? []).filter((one) => keys.every((of) => of.has(wordsOf(one)))).map((one) => [wordsOf(one), one]),
  )
  return [
    ...[...common.values()].map(({ within: _, ...one }) => ({ ...one, ...(around.length > 0 && { within: around }) })),
    ...options.flat().filter((one) => !isAsked(one, around.length + 1) || !common.has(wordsOf(one))),
  ]
}

/** Nothing but filters that hold together stands around it, from a depth on. */
const isAsked = ({ within = [] }: Predicate, depth: number): boolean =>
  within.slice(depth).every((part) => part.startsWith('all '))

const wordsOf = ({ column, operator, text, from, to, through }: Predicate): string =>
  JSON.stringify([column, operator, text, from, to, through])
