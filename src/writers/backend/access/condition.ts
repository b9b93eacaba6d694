import type { Scope } from '../../../blueprint/check/scope.ts'
import type { FieldType } from '../../../blueprint/expression/field.ts'
import type { Comparison, Operand, Path, Rule } from '../../../blueprint/expression/rule.ts'
import { lengthOf } from '../later.ts'
import { columnOf, linkColumns, linkModelName } from '../../../blueprint/storage/names.ts'
import { type Fragment, joined, py } from '../../../python/emit/fragment.ts'
import { ident, lit } from '../../../python/emit/literal.ts'
import { imported } from '../../../python/emit/symbol.ts'
import { one } from '../models/describe.ts'
import { moduleName } from '../names.ts'
import { isSqlModel } from '../stack.ts'
import { ROLE, wordName, wordSymbol, wordsOf } from '../words.ts'
import { isHeld } from '../../../blueprint/storage/tenant.ts'
import { isAnyone, isMine, isOfCaller, isSettled, meaningIn, ruleFor } from './rules.ts'

const SELECT = imported('sqlalchemy:select')
const FUNC = imported('sqlalchemy:func')

/** Where a rule stands: rows of this resource. */
export interface Standing {
  readonly resource: string
  readonly scope: Scope
}

export const modelOf = (resource: string): ReturnType<typeof imported> =>
  imported(`app.models.${moduleName(resource)}:${resource}`)

export const linkOf = (resource: string, field: string): ReturnType<typeof imported> =>
  imported(`app.models.${moduleName(resource)}:${linkModelName(resource, field)}`)

/** A column as conditions name it. */
export function column(model: ReturnType<typeof imported>, name: string, scope: Scope): Fragment {
  const plain = py`${model}.${ident(name)}`
  return isSqlModel(scope.blueprint) ? py`${imported('sqlmodel:col')}(${plain})` : plain
}

export const fieldColumn = (resource: string, field: string, scope: Scope): Fragment =>
  column(modelOf(resource), columnOf(field, scope.fields(resource).get(field)!.type), scope)

export const isSoft = (resource: string, { resources }: Scope): boolean =>
  resources.get(resource)?.value.traits?.includes('soft-delete') === true

/** That a row does not count as gone. */
export const alive = (resource: string, scope: Scope): Fragment =>
  py`${column(modelOf(resource), 'deleted_at', scope)}.is_(None)`

/** The rule as a condition of the database on rows of its resource. */
export function conditionOf(rule: Rule, at: Standing): Fragment {
  if (isOfCaller(rule, at.resource, at.scope)) return when(callerTest(rule, at))
  if (rule.kind === 'or' || rule.kind === 'and') {
    const word = imported(`sqlalchemy:${rule.kind}_`)
    const sides = rule.sides.map((side) => conditionOf(side, at))
    return py`${word}(${joined(sides, ', ')})`
  }
  // What is not known is not so.
  if (rule.kind === 'not')
    return py`${imported('sqlalchemy:func')}.coalesce(${conditionOf(rule.rule, at)}, False).is_(False)`
  return rule.kind === 'compare' ? compared(rule, at) : meant(rule, at)
}

const when = (test: Fragment): Fragment => py`${imported('app.access.base:when')}(${test})`

/** The rule as a question about the caller alone. */
export function callerTest(rule: Rule, at: Standing): Fragment {
  if (rule.kind === 'or' || rule.kind === 'and')
    return joined(
      rule.sides.map((side) => {
        const test = callerTest(side, at)
        return side.kind === 'or' ? py`(${test})` : test
      }),
      ` ${rule.kind} `,
    )
  if (rule.kind === 'not') return py`not (${callerTest(rule.rule, at)})`
  if (rule.kind === 'compare') return pythonCompared(rule, at)
  const meaning = meaningIn(rule, at.resource, at.scope)
  if (meaning.kind === 'role') return py`caller.has(${roleWord(meaning.role, at.scope)})`
  if (meaning.kind === 'value') return mine(rule, at.scope)
  return lit(meaning.kind === 'everybody')
}

const roleWord = (role: string, { roles }: Scope): Fragment => py`${ROLE}.${ident(wordName({ values: roles }, role))}`

/** `caller.user.organisation_id` */
function mine({ parts }: Path, scope: Scope): Fragment {
  const name = parts[1]?.text ?? 'id'
  const type = scope.fields(scope.user!).get(name)!.type
  return py`caller.user.${ident(columnOf(name, type))}`
}

function pythonCompared({ left, right, operator }: Comparison, at: Standing): Fragment {
  const type = typeOf(left, at) ?? typeOf(right, at)
  const sign = operator === '=' ? '==' : operator
  if (right.kind === 'choice') {
    const values = right.values.map(({ text }) => constant(text, type, left, at))
    return py`${pythonValue(left, type, at)} ${raw(operator === '=' ? 'in' : 'not in')} (${joined(values, ', ')})`
  }
  return py`${pythonValue(left, type, at)} ${raw(sign)} ${pythonValue(right, type, at)}`
}

const pythonValue = (operand: Operand, type: FieldType | null, at: Standing): Fragment =>
  operand.kind === 'path' && isMine(operand, at.resource, at.scope)
    ? mine(operand, at.scope)
    : value(operand, type, operand, at)

export const raw = (text: string): Fragment => ({ kind: 'fragment', pieces: [text] })

/** A path that says something by itself. */
function meant(path: Path, at: Standing): Fragment {
  const { resource, scope } = at
  const meaning = meaningIn(path, resource, scope)
  const names = path.parts.map(({ text }) => text)
  switch (meaning.kind) {
    case 'caller is row':
      return py`${column(modelOf(resource), 'id', scope)} == caller.id`
    case 'caller':
      return along(names, at, (last, where) => isCaller(last, where))
    case 'rule':
      return along(names.slice(0, -1), at, null, (of) => allowed(of, meaning.verb, scope))
    case 'value':
      return along(names, at, (last, where) => py`${fieldColumn(where.resource, last, scope)}.is_(True)`)
    default:
      return when(callerTest(path, at))
  }
}

/** The function of another module that holds the rule. */
function allowed(resource: string, verb: 'read' | 'create' | 'update' | 'delete', scope: Scope): Fragment {
  const rule = ruleFor(resource, verb, scope)
  if (rule === null) return py`${imported('sqlalchemy:false')}()`
  const module = imported(`app.access:${moduleName(resource)}`)
  if (verb !== 'read' && isAnyone(rule)) return py`${imported('sqlalchemy:true')}()`
  if (verb !== 'read' && isSettled(rule, resource, scope)) {
    const may = when(py`${module}.may_${raw(verb)}(caller)`)
    return isHeld(resource, verb, scope) ? py`${imported('sqlalchemy:and_')}(${module}.within(caller), ${may})` : may
  }
  return py`${module}.${ident(ROW_FUNCTION[verb])}(caller)`
}

export const ROW_FUNCTION = { read: 'readable', create: 'creatable', update: 'updatable', delete: 'deletable' } as const

function isCaller(field: string, { resource, scope }: Standing): Fragment {
  const { type } = scope.fields(resource).get(field)!
  if (type.kind !== 'many') return py`${fieldColumn(resource, field, scope)} == caller.id`
  return linked(resource, field, scope, [])
}

/** Rows that are linked with the caller, by a link of which this holds. */
function linked(resource: string, field: string, scope: Scope, more: readonly Fragment[]): Fragment {
  const link = linkOf(resource, field)
  const [own, other] = linkColumns(resource, manyOf(resource, field, scope).to.text)
  const conditions = [py`${column(link, other, scope)} == caller.id`, ...more]
  return py`${column(modelOf(resource), 'id', scope)}.in_(${SELECT}(${column(link, own, scope)}).where(${joined(conditions, ', ')}))`
}

function manyOf(resource: string, field: string, scope: Scope): Extract<FieldType, { kind: 'many' }> {
  const { type } = scope.fields(resource).get(field)!
  if (type.kind !== 'many') throw new Error(`${field} of ${one(resource)} links nothing`)
  return type
}

type Last = (field: string, where: Standing) => Fragment

/** Follows what rows point to; `last` says what holds of the last field, `whole` what holds of the last row. */
function along(
  names: readonly string[],
  at: Standing,
  last: Last | null,
  whole: (resource: string) => Fragment = () => py`${imported('sqlalchemy:true')}()`,
): Fragment {
  const { resource, scope } = at
  const [first, ...rest] = names
  if (first === undefined) return whole(resource)
  const { type } = scope.fields(resource).get(first)!
  if (last && rest.length === 0) return last(first, at)
  if (type.kind === 'reference') {
    const to = type.to.text
    const inner = along(rest, { resource: to, scope }, last, whole)
    // A rule of the row says itself that the row is there.
    const living = isSoft(to, scope) && rest.length > 0 ? [alive(to, scope)] : []
    const conditions = joined([inner, ...living], ', ')
    return py`${fieldColumn(resource, first, scope)}.in_(${SELECT}(${column(modelOf(to), 'id', scope)}).where(${conditions}))`
  }
  const many = manyOf(resource, first, scope)
  const [own, other] = linkColumns(resource, many.to.text)
  const link = linkOf(resource, first)
  if (many.link && rest[0] === many.link.name.text && last) {
    const held = last(rest[0], { resource: linkModelName(resource, first), scope })
    return many.to.text === scope.user
      ? linked(resource, first, scope, [held])
      : py`${column(modelOf(resource), 'id', scope)}.in_(${SELECT}(${column(link, own, scope)}).where(${held}))`
  }
  const inner = along(rest, { resource: many.to.text, scope }, last, whole)
  const those = py`${SELECT}(${column(modelOf(many.to.text), 'id', scope)}).where(${inner})`
  return py`${column(modelOf(resource), 'id', scope)}.in_(${SELECT}(${column(link, own, scope)}).where(${column(link, other, scope)}.in_(${those})))`
}

/** A comparison, at the place its left side leads to. */
function compared(rule: Comparison, at: Standing): Fragment {
  const { left, right } = rule
  if (left.kind === 'path' && !isMine(left, at.resource, at.scope) && left.parts.length > 1) {
    const type = typeOf(left, at)
    const owner = linkOwner(left, at)
    return along(
      left.parts.map(({ text }) => text),
      at,
      (field, where) => {
        const side = owner
          ? column(linkOf(owner.resource, owner.field), field, at.scope)
          : fieldColumn(where.resource, field, at.scope)
        return sign(side, rule, type, owner ?? { resource: where.resource, field }, at)
      },
    )
  }
  if (left.kind === 'path' && isMine(left, at.resource, at.scope)) {
    const type = typeOf(right, at)
    return py`${value(right, type, right, at)} ${raw(rule.operator === '=' ? '==' : (FLIPPED[rule.operator] ?? rule.operator))} ${mine(left, at.scope)}`
  }
  const type = typeOf(left, at)
  const field = left.kind === 'path' ? (left.parts[0]?.text ?? '') : ''
  return sign(value(left, type, left, at), rule, type, { resource: at.resource, field }, at)
}

const FLIPPED: Readonly<Record<string, string>> = { '<': '>', '>': '<', '<=': '>=', '>=': '<=' }

/** The link a path ends in, where it ends in what a link holds. */
function linkOwner(
  path: Path,
  { resource, scope }: Standing,
): { readonly resource: string; readonly field: string } | null {
  let at = resource
  for (const { text } of path.parts.slice(0, -1)) {
    const type = scope.fields(at).get(text)?.type
    if (type?.kind === 'many' && type.link?.name.text === path.parts.at(-1)!.text) return { resource: at, field: text }
    if (type?.kind !== 'reference' && type?.kind !== 'many') return null
    at = type.to.text
  }
  return null
}

function sign(
  left: Fragment,
  { operator, right }: Comparison,
  type: FieldType | null,
  where: { readonly resource: string; readonly field: string },
  at: Standing,
): Fragment {
  if (right.kind === 'choice') {
    const values = right.values.map(({ text }) => wordValue(text, type, where, at.scope))
    return py`${left}.${raw(operator === '=' ? 'in_' : 'not_in')}([${joined(values, ', ')}])`
  }
  if (right.kind === 'path' && right.parts.length === 1 && /^(null|nothing)$/.test(right.parts[0]!.text))
    return py`${left}.${raw(operator === '=' ? 'is_' : 'is_not')}(None)`
  const isWord =
    right.kind === 'path' && right.parts.length === 1 && !at.scope.fields(at.resource).has(right.parts[0]!.text)
  const other =
    isWord && right.kind === 'path'
      ? wordValue(right.parts[0]!.text, type, where, at.scope)
      : value(right, type, right, at)
  // What is not known differs from all that is.
  if (operator === '!=') return py`${left}.is_distinct_from(${other})`
  return py`${left} ${raw(operator === '=' ? '==' : operator)} ${other}`
}

/** A word of a rule as a value: one of a choice, a role, this moment. */
function wordValue(
  text: string,
  type: FieldType | null,
  { resource, field }: { readonly resource: string; readonly field: string },
  scope: Scope,
): Fragment {
  if (text === 'now') return py`${FUNC}.now()`
  if (text === 'today') return py`${FUNC}.current_date()`
  if (text === 'true' || text === 'false') return lit(text === 'true')
  if (type?.kind === 'role') return roleWord(text, scope)
  const held = type?.kind === 'list' ? type.of : type
  if (held?.kind !== 'enum') return lit(text)
  const declared = scope.fields(resource).get(field)?.type
  const isLink = declared?.kind === 'many'
  const owner = isLink ? linkModelName(resource, field) : resource
  const name = isLink && declared.link ? declared.link.name.text : field
  const words = wordsOf(owner, one(owner), name, { type: held }, scope)
  return words ? py`${wordSymbol(resource, words)}.${ident(wordName(words, text))}` : lit(text)
}

const constant = (text: string, type: FieldType | null, operand: Operand, { resource, scope }: Standing): Fragment =>
  wordValue(text, type, { resource, field: operand.kind === 'path' ? (operand.parts.at(-1)?.text ?? '') : '' }, scope)

/** An operand that stands on the row itself. */
function value(operand: Operand, type: FieldType | null, from: Operand, at: Standing): Fragment {
  if (operand.kind === 'constant') return lit(operand.value)
  if (operand.kind === 'length') return lengthOf(operand.seconds)
  if (operand.kind === 'choice') throw new Error('a choice stands on the right')
  if (operand.kind === 'sum')
    return py`(${value(operand.left, type, from, at)} ${raw(operand.operator)} ${value(operand.right, type, from, at)})`
  if (isMine(operand, at.resource, at.scope)) return mine(operand, at.scope)
  const [first] = operand.parts
  if (operand.parts.length === 1 && first && at.scope.fields(at.resource).has(first.text))
    return fieldColumn(at.resource, first.text, at.scope)
  if (operand.parts.length === 1) return constant(first!.text, type, from, at)
  return scalar(operand, at)
}

/** What stands at the end of a path, as a question of its own. */
function scalar(path: Path, { resource, scope }: Standing): Fragment {
  const [first, ...rest] = path.parts.map(({ text }) => text)
  const { type } = scope.fields(resource).get(first!)!
  if (type.kind !== 'reference') throw new Error(`${first} is no single row`)
  const to = type.to.text
  const inner =
    rest.length === 1
      ? fieldColumn(to, rest[0]!, scope)
      : scalar({ ...path, parts: path.parts.slice(1) }, { resource: to, scope })
  return py`${SELECT}(${inner}).where(${column(modelOf(to), 'id', scope)} == ${fieldColumn(resource, first!, scope)}).scalar_subquery()`
}

/** The type a path ends in. */
export function typeOf(operand: Operand, { resource, scope }: Standing): FieldType | null {
  if (operand.kind !== 'path') return null
  let at = operand.parts[0]?.text === 'me' ? scope.user! : resource
  let found: FieldType | null = null
  for (const { text } of operand.parts.slice(operand.parts[0]?.text === 'me' ? 1 : 0)) {
    if (found?.kind === 'many' && found.link?.name.text === text) return found.link.type
    const type: FieldType | null = scope.fields(at).get(text)?.type ?? null
    if (type === null) return null
    found = type
    if (type.kind === 'reference' || type.kind === 'many') at = type.to.text
  }
  return found
}
