import { listed } from '../../kernel/english.ts'
import type { FieldType } from '../expression/field.ts'
import type { Comparison, Operand, Path, Rule, Sum } from '../expression/rule.ts'
import { VERBS } from '../language/resource.ts'
import { type Scope, isKnown } from './scope.ts'

/** What a path in a rule leads to. */
export type Meaning =
  | { readonly kind: 'everybody' | 'nobody' | 'caller is row' }
  | { readonly kind: 'role'; readonly role: string }
  /** The caller is the one the row points to, or among those it is linked with. */
  | { readonly kind: 'caller'; readonly through: readonly string[] }
  | { readonly kind: 'rule'; readonly resource: string; readonly verb: Verb }
  | { readonly kind: 'value'; readonly type: FieldType; readonly ofCaller: boolean }

export type Verb = 'read' | 'create' | 'update' | 'delete'

/** What may stand in a rule: the fields of which resource, and whether there is a row at all. */
export interface Around {
  readonly scope: Scope
  /** Null outside of a resource: then a path begins with the name of one. */
  readonly resource: string | null
}

/** Tells what a path means; null after saying why it means nothing. */
export function meaningOf(path: Path, around: Around): Meaning | null {
  const { scope, resource } = around
  const [first, ...rest] = path.parts
  if (!first) return null
  const alone = rest.length === 0
  if (first.text === 'anyone' && alone) return { kind: 'everybody' }
  if (first.text === 'nobody' && alone) return { kind: 'nobody' }
  if (first.text === 'self' && alone) return selfOf(path, around)
  if (first.text === 'me') return ofCaller(path, around)
  const isField = resource !== null && scope.fields(resource).has(first.text)
  const isRole = scope.roles.includes(first.text)
  // A field that is called like a role is told where it is declared.
  if (isField && isRole) return null
  if (isRole && alone) return { kind: 'role', role: first.text }
  if (resource === null || (!isField && scope.resources.has(first.text))) return fromResource(path, around)
  if (!isField) {
    const names = [...scope.fields(resource).keys(), ...scope.roles, 'self', 'me', 'anyone', 'nobody']
    isKnown(first, names, 'field or role', scope.reading)
    return null
  }
  return along(
    resource,
    path.parts.map(({ text }) => text),
    path,
    around,
    false,
  )
}

function selfOf(path: Path, { scope, resource }: Around): Meaning | null {
  if (resource === scope.user && resource !== null) return { kind: 'caller is row' }
  return scope.reading.tell(
    path,
    'self is the row of the caller, and this resource holds no callers',
    scope.user === null ? 'Add a resource User.' : `Name the field that points to ${scope.user}.`,
  )
}

function ofCaller(path: Path, around: Around): Meaning | null {
  const { scope } = around
  const rest = path.parts.slice(1)
  if (scope.user === null) return scope.reading.tell(path, 'me is who is asking, and there is no resource User')
  if (rest.length === 0)
    return scope.reading.tell(
      path,
      'me says nothing by itself',
      `Compare one of its fields: me.${[...scope.fields(scope.user).keys()][1] ?? 'id'} = ...`,
    )
  return along(
    scope.user,
    rest.map(({ text }) => text),
    path,
    around,
    true,
  )
}

/** `Document.read` */
function fromResource(path: Path, { scope }: Around): Meaning | null {
  const [first, second] = path.parts
  if (!first || !isKnown(first, scope.resources, 'resource', scope.reading)) return null
  const verb = verbIn(second?.text)
  return verb !== null && path.parts.length === 2
    ? { kind: 'rule', resource: first.text, verb }
    : scope.reading.tell(path, `${first.text} is a resource`, `Name one of its rules: ${first.text}.read`)
}

const verbIn = (word: string | undefined): Verb | null =>
  VERBS.find((verb): verb is Verb => verb === word && verb !== 'write') ?? null

/** Goes from field to field over what they point to. */
function along(resource: string, names: readonly string[], path: Path, around: Around, ofMe: boolean): Meaning | null {
  const { scope } = around
  let at = resource
  for (const [index, name] of names.entries()) {
    const word = path.parts[index + path.parts.length - names.length]!
    const rest = names.slice(index + 1)
    const verb = verbIn(name)
    if (index > 0 && rest.length === 0 && verb !== null) return { kind: 'rule', resource: at, verb }
    const fields = scope.fields(at)
    const field = fields.get(name)
    if (!field) {
      isKnown(
        word,
        [...fields.keys(), ...(index > 0 ? ['read', 'create', 'update', 'delete'] : [])],
        `field of ${at}`,
        scope.reading,
      )
      return null
    }
    const { type } = field
    if (type.kind !== 'reference' && type.kind !== 'many') {
      if (rest.length === 0) return { kind: 'value', type, ofCaller: ofMe }
      return scope.reading.tell(
        word,
        `${name} of ${at} points nowhere`,
        'Only `-> Resource` and `many Resource` can be followed.',
      )
    }
    if (!scope.resources.has(type.to.text)) return null
    if (type.kind === 'many' && type.link && rest.length === 1 && rest[0] === type.link.name.text)
      return { kind: 'value', type: type.link.type, ofCaller: false }
    if (rest.length === 0) {
      if (type.to.text === scope.user)
        return ofMe ? { kind: 'value', type, ofCaller: true } : { kind: 'caller', through: names }
      return { kind: 'value', type, ofCaller: ofMe }
    }
    at = type.to.text
  }
  return null
}

/** Checks every name of a rule, and that each part of it says something. */
export function checkRule(rule: Rule, around: Around): void {
  if (rule.kind === 'or' || rule.kind === 'and') for (const side of rule.sides) checkRule(side, around)
  else if (rule.kind === 'not') checkRule(rule.rule, around)
  else if (rule.kind === 'compare') checkComparison(rule, around)
  else checkPath(rule, around)
}

function checkPath(path: Path, around: Around): void {
  const meaning = meaningOf(path, around)
  if (meaning?.kind !== 'value' || meaning.type.kind === 'bool') return
  const name = path.parts.map(({ text }) => text).join('.')
  const { type } = meaning
  const help =
    type.kind === 'enum'
      ? `Compare it: ${name} = ${type.values[0]?.text ?? ''}`
      : type.kind === 'reference' || type.kind === 'many'
        ? `Name a rule of it, ${name}.read, or a field of it that points to ${around.scope.user ?? 'a user'}.`
        : `Compare it with something: ${name} = ...`
  around.scope.reading.tell(path, `${name} says nothing by itself`, help)
}

function checkComparison({ left, right, operator, start, end }: Comparison, around: Around): void {
  const { reading } = around.scope
  const type = typeOf(left, around)
  if (type === 'unknown') return
  if (type?.kind === 'enum' || type?.kind === 'role') {
    const values = type.kind === 'enum' ? type.values.map(({ text }) => text) : around.scope.roles
    for (const value of constantsIn(right, values, around))
      isKnown(value, values, type.kind === 'enum' ? 'value' : 'role', reading)
    if (/[<>]/.test(operator) && type.kind === 'enum')
      reading.tell({ start, end }, 'values of a choice have no order', `Name them: = ${values.slice(0, 2).join('|')}`)
    return
  }
  typeOf(right, around)
}

/** Single words that are no field: values of a choice. */
function constantsIn(operand: Operand, values: readonly string[], { scope, resource }: Around) {
  if (operand.kind === 'choice') return operand.values
  if (operand.kind !== 'path' || operand.parts.length > 1) return []
  const [only] = operand.parts
  const isField = resource !== null && only !== undefined && scope.fields(resource).has(only.text)
  return only && (values.includes(only.text) || !isField) ? [only] : []
}

/** `starts_at - 24h`, `now + 1h`: only a moment is so much later. */
function checkLater({ left, operator, right }: Sum, around: Around): void {
  if (right.kind !== 'length' && left.kind !== 'length') return
  const isNow = left.kind === 'path' && left.parts.length === 1 && /^(now|today)$/.test(left.parts[0]!.text)
  const type = isNow || left.kind === 'length' ? null : typeOf(left, around)
  const isMoment = isNow || (type !== null && type !== 'unknown' && /^(datetime|date)$/.test(type.kind))
  const isLater = right.kind === 'length' && isMoment && (operator === '+' || operator === '-')
  if (!isLater && type !== 'unknown')
    around.scope.reading.tell(
      { start: left.start, end: right.end },
      'only a moment is earlier or later',
      'Write it as now + 1h, or as starts_at - 24h.',
    )
}

/** Null for a constant; 'unknown' after a problem. */
function typeOf(operand: Operand, around: Around): FieldType | null | 'unknown' {
  if (operand.kind === 'constant' || operand.kind === 'length') return null
  if (operand.kind === 'choice')
    return (
      around.scope.reading.tell(
        operand,
        'a choice of values stands on the right',
        `Write it as field = ${listed(operand.values.map(({ text }) => text))
          .replace(' and ', '|')
          .replaceAll(', ', '|')}`,
      ),
      'unknown'
    )
  if (operand.kind === 'sum') {
    checkLater(operand, around)
    const [left, right] = [typeOf(operand.left, around), typeOf(operand.right, around)]
    return left === 'unknown' || right === 'unknown' ? 'unknown' : (left ?? right)
  }
  if (operand.parts.length === 1 && /^(now|today|true|false|null|nothing)$/.test(operand.parts[0]!.text)) return null
  const meaning = meaningOf(operand, around)
  if (meaning === null) return 'unknown'
  if (meaning.kind === 'value') return meaning.type
  if (meaning.kind === 'caller') return null
  return (around.scope.reading.tell(operand, 'this is no value that can be compared'), 'unknown')
}
