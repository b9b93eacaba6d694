import { meaningOf } from '../check/meaning.ts'
import type { Scope } from '../check/scope.ts'
import { type FieldType, isSealed } from '../expression/field.ts'
import type { Comparison, Operand, Rule } from '../expression/rule.ts'
import type { NamedResource } from '../language/blueprint.ts'
import { Reading } from '../shape/shape.ts'
import { columnOf } from './names.ts'
import { tenantField } from './tenant.ts'

/** An index nobody asked for: without it a page of a list reads every row there is. */
export interface ListIndex {
  readonly columns: readonly string[]
  /** Whether rows that count as gone are left out of it, as they are of the list. */
  readonly living: boolean
}

/** What a rule holds a list to: columns with one value each. */
type Held = readonly string[]
/** The conditions a rule can become, caller by caller. */
type Shape = Held | boolean

/** An index has to hold the longest value there can be, several times in a page of the server. */
const LONGEST_TEXT = 500
/** More kinds of callers than this are not told apart. */
const MOST_SHAPES = 64

const ORDERED = /^(int|float|decimal|bool|date|datetime|time|duration|uuid|email|enum|role|reference)$/

/** The indexes by which lists of a resource are read in order, behind what the rule holds a caller to. */
export function listIndexes({ name, value }: NamedResource, scope: Scope): readonly ListIndex[] {
  const rule = value.access?.read ?? null
  if (rule === null || value.external !== null) return []
  const [first, ...more] = ordersOf(name, scope)
  const prefixes = prefixesOf(rule, name, scope)
  const widest = prefixes.toSorted((one, other) => one.length - other.length)[0]
  if (first === undefined || widest === undefined) return []
  const all = [
    ...prefixes.map((prefix) => [...prefix, first, 'id']),
    // Other orders are asked for rarely: each is one index more to write to.
    ...more.map((order) => [...widest, order, 'id']),
  ].map((columns) => [...new Set(columns)])
  const living = value.traits?.includes('soft-delete') === true
  return unique(all.filter((columns) => columns.length > 1)).map((columns) => ({ columns, living }))
}

/** The columns a list can be sorted by, the usual one first. */
function ordersOf(resource: string, scope: Scope): readonly string[] {
  const fields = scope.fields(resource)
  const said = scope.resources.get(resource)?.value.list?.sort?.map(({ text }) => text.replace(/^-/, '')) ?? []
  const names = said.length > 0 ? said : [fields.has('created_at') ? 'created_at' : 'id']
  return [...new Set(names)].flatMap((name) => {
    const field = fields.get(name)
    return field && !isSealed(field) && isOrdered(field.type) ? [columnOf(name, field.type)] : []
  })
}

const isOrdered = (type: FieldType): boolean =>
  type.kind === 'str' ? (type.most ?? 255) <= LONGEST_TEXT : ORDERED.test(type.kind)

/** What lists of some callers have in front of their order; a row that is the caller's own needs none. */
function prefixesOf(rule: Rule, resource: string, scope: Scope): readonly Held[] {
  const tenant = tenantColumn(resource, scope)
  const held = shapesOf(rule, resource, { ...scope, reading: new Reading() }).flatMap((shape) => {
    if (shape === false) return []
    const columns = shape === true ? [] : shape
    if (columns.includes('id')) return []
    return [columns.length === 0 && tenant !== null ? [tenant] : columns]
  })
  return unique(held)
}

function tenantColumn(resource: string, scope: Scope): string | null {
  const field = tenantField(resource, scope)
  return field === null ? null : columnOf(field, scope.fields(resource).get(field)!.type)
}

function shapesOf(rule: Rule, resource: string, scope: Scope): readonly Shape[] {
  switch (rule.kind) {
    case 'or':
    case 'and': {
      const sides = rule.sides.map((side) => shapesOf(side, resource, scope))
      const join = rule.kind === 'or' ? either : both
      const all = sides.reduce((one, other) => unique(one.flatMap((a) => other.map((b) => join(a, b)))))
      return all.length > MOST_SHAPES ? [[]] : all
    }
    case 'not':
      return isOfCaller(shapesOf(rule.rule, resource, scope)) ? [true, false] : [[]]
    case 'compare':
      return compared(rule, resource, scope)
    case 'path': {
      const meaning = meaningOf(rule, { scope, resource })
      if (meaning?.kind === 'everybody') return [true]
      if (meaning?.kind === 'nobody') return [false]
      if (meaning?.kind === 'caller is row') return [['id']]
      if (meaning?.kind === 'role' || (meaning?.kind === 'value' && meaning.ofCaller)) return [true, false]
      if (meaning?.kind === 'rule' && nobodys(scope).has(`${meaning.resource}.${meaning.verb}`)) return [false]
      return [meaning?.kind === 'caller' ? ownColumn(rule, resource, scope) : []]
    }
  }
}

/** More rules than these, each asking the next, are not looked through. */
const MOST_PASSES = 20
const known = new WeakMap<Scope['resources'], Set<string>>()

/** Rules that let nobody, whatever they ask in their turn. */
function nobodys(scope: Scope): ReadonlySet<string> {
  const before = known.get(scope.resources)
  if (before) return before
  const found = new Set<string>()
  known.set(scope.resources, found)
  for (let pass = 0, size = -1; pass < MOST_PASSES && found.size > size; pass += 1) {
    size = found.size
    for (const [name, { value }] of scope.resources)
      for (const verb of ['read', 'create', 'update', 'delete'] as const) {
        const access = value.access
        const rule = access?.[verb] ?? (verb === 'update' || verb === 'delete' ? access?.write : null) ?? null
        if (rule === null || shapesOf(rule, name, scope).every((shape) => shape === false)) found.add(`${name}.${verb}`)
      }
  }
  return found
}

function compared({ left, right, operator }: Comparison, resource: string, scope: Scope): readonly Shape[] {
  const [own, other] = isMine(left) ? [right, left] : [left, right]
  if (!isMine(other)) return isMine(own) || isMine(left) ? [true, false] : [[]]
  if (isMine(own) || own.kind !== 'path') return [true, false]
  return [operator === '=' ? ownColumn(own, resource, scope) : []]
}

const isMine = (operand: Operand): boolean => operand.kind === 'path' && operand.parts[0]?.text === 'me'

/** The column of a path that goes nowhere else. */
function ownColumn(path: Operand, resource: string, scope: Scope): Held {
  const [only, ...more] = path.kind === 'path' ? path.parts : []
  const field = only && more.length === 0 ? scope.fields(resource).get(only.text) : undefined
  return only && field && field.type.kind !== 'many' ? [columnOf(only.text, field.type)] : []
}

const isOfCaller = (shapes: readonly Shape[]): boolean => shapes.every((shape) => typeof shape === 'boolean')

function both(one: Shape, other: Shape): Shape {
  if (one === false || other === false) return false
  if (one === true) return other
  return other === true ? one : [...new Set([...one, ...other])]
}

/** Either is held to what both are held to. */
function either(one: Shape, other: Shape): Shape {
  if (one === true || other === true) return true
  if (one === false) return other
  return other === false ? one : one.filter((column) => other.includes(column))
}

const unique = <One>(all: readonly One[]): readonly One[] => [
  ...new Map(all.map((one) => [JSON.stringify(one), one])).values(),
]
