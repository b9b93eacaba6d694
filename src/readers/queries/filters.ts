import type { Filter } from '../../model/data.ts'
import type { Call, Expression } from '../../python/ast.ts'
import type { ClassValue, Instance, Value } from '../../python/values/value.ts'
import type { Machine } from '../../python/interpret/machine.ts'
import { columnOf, entityTable, lastName } from './entities.ts'
import { isStatement } from './shape.ts'
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
        for (const option of value.options) this.read(option.value, depth + 1)
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
    if (OPERATORS[name] !== undefined && value.receiver) return this.method(value, OPERATORS[name])
    if (columnOf(value, this.machine)) return this.flag(value)
    if (/^(true|false|null)$/.test(name)) return
    if (name === 'text' || name === 'literal_column')
      return this.add({ column: written(value.site), operator: '', value, text: written(value.site) }, 'unknown')
    this.call(value)
  }

  private join(value: Instance, depth: number): void {
    const unary = value.args.length === 2 && value.args[0] === value.args[1]
    for (const part of unary ? value.args.slice(0, 1) : value.args) this.read(part, depth + 1)
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
    this.inside(other)
    this.add({
      column: this.columnText(column, operands[swapped ? 1 : 0], value),
      operator: shown,
      value: other,
      text: written(value.site, node),
    })
  }

  private isColumn(value: Value): boolean {
    const column = columnOf(value, this.machine)
    return column !== null && originOf(value, this.machine) === 'column'
  }

  private method(value: Instance, operator: string): void {
    const other = value.args[0] ?? [...value.keywords.values()][0] ?? null
    const node = value.site?.node as Call | undefined
    if (other) this.inside(other)
    this.add({
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
    for (const part of parts) this.inside(part)
    this.add(
      { column: written(value.site), operator: 'call', value: other, text: written(value.site) },
      other ? undefined : 'column',
    )
  }

  byName(of: ClassValue | Value | undefined, name: string, value: Value, call: Instance): void {
    const table = of ? entityTable(of, this.machine) : null
    const node = call.site?.node as Call | undefined
    const keyword = node?.kind === 'Call' ? node.keywords.find((one) => one.name === name) : undefined
    this.inside(value)
    this.add({
      column: table ? `${table}.${name}` : name,
      operator: '==',
      value,
      text: keyword ? written(call.site, keyword.value) : name,
    })
  }

  add(one: { column: string; operator: string; value: Value | null; text: string }, from?: Filter['from']): void {
    this.found.push({ ...one, from: from ?? (one.value ? originOf(one.value, this.machine) : 'constant') })
  }

  /** A statement on the other side is part of this one. */
  private inside(value: Value): void {
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
