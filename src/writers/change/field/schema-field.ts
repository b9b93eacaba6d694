import type { Expression } from '../../../python/ast.ts'
import type { CodeFile } from '../../../python/code/code.ts'
import { isCall, keyword } from '../../../python/code/names.ts'
import type { FieldStatement } from '../source/classes.ts'
import { literal, quoteOf } from '../source/literal.ts'
import { type Spelled, lastOf, plain, spell, spelledWith } from '../source/spelling.ts'
import type { Choice } from './choice.ts'
import { serverDefault, stored } from './column.ts'
import { type Declared, givenType } from './declared.ts'
import { type OptionalForm, optional, pythonType } from './types.ts'
import type { Wanted } from './wanted.ts'

/** A place in a class where a field is annotated, with what stands there for its twin. */
export interface FieldPlace {
  readonly file: CodeFile
  readonly twin: FieldStatement
  readonly role: Role
  readonly optional: OptionalForm
  readonly choice: Choice | null
  /** Columns of the same kind in table classes of the same form: how their types are told. */
  readonly siblings: readonly Declared[]
  /** Whether fields around have words for people: `description=`. */
  readonly isDescribed: boolean
  /** Whether instances are made by somebody who does not say the field. */
  readonly isLeftOut: boolean
  /** Whether nothing is checked of what fields hold, so that nothing is said of it. */
  readonly isUnchecked: boolean
  /** Whether no field may have a default. */
  readonly hasNoDefaults: boolean
  /** Whether a field that may be left out has its default all the same, and cannot be empty. */
  readonly beginsFull: boolean
}

/**
 * - partial: what of a row is changed, so nothing has to be there
 * - read: what is told of a row
 * - written: what a client says of a row
 * - table: a row itself
 */
export type Role = 'partial' | 'read' | 'written' | 'table'

/** A field as it is annotated where its twin is. */
export function fieldStatement(wanted: Wanted, place: FieldPlace): Spelled {
  const { file, role } = place
  const bare = pythonType(file, wanted, place.choice?.spelled(file) ?? null)
  const isOptional = wanted.optional || (role === 'partial' && !place.beginsFull)
  const type = isOptional ? optional(file, bare, place.optional) : bare
  const begins = defaultOf(wanted, place)
  const limits = limitsOf(wanted, place)
  const annotated = annotatedWith(place)
  if (annotated && limits.text !== '') {
    const field = fieldName(place)
    const text = `${wanted.name}: ${annotated}[${type.text}, ${field.text}(${limits.text})]${begins ? ` = ${begins.text}` : ''}`
    return spelledWith([type, field, limits, ...(begins ? [begins] : [])], text)
  }
  const head = { ...type, text: `${wanted.name}: ${type.text}` }
  if (limits.text === '') return begins ? spelledWith([head, begins], `${head.text} = ${begins.text}`) : head
  const field = fieldName(place)
  const given = [...(begins ? [startsWith(place, begins.text)] : isEllipsis(place) ? ['...'] : []), limits.text]
  return spelledWith(
    [head, field, limits, ...(begins ? [begins] : [])],
    `${head.text} = ${field.text}(${given.join(', ')})`,
  )
}

/** `Field(None, ...)` or `Field(default=None, ...)`, as the file has it. */
const startsWith = ({ file }: FieldPlace, value: string): string =>
  /\bField\(\s*(None|["'\d]|True|False)/.test(file.source) && !/\bField\(\s*default=/.test(file.source)
    ? value
    : `default=${value}`

const isEllipsis = ({ file }: FieldPlace): boolean => /\bField\(\s*\.\.\./.test(file.source)

function fieldName({ file, twin, role, siblings }: FieldPlace): Spelled {
  const { value } = twin
  if (value && isCall(value) && /(^|\.)Field$/.test(file.text(value.callee))) return plain(file.text(value.callee))
  const isSqlModel = role === 'table' || siblings.some((one) => one.form === 'sqlmodel')
  return isSqlModel ? spell(file, 'sqlmodel.Field', 'pydantic.Field') : spell(file, 'pydantic.Field', 'sqlmodel.Field')
}

/** `Annotated` as it is written around the twin; null where it is not. */
function annotatedWith({ file, twin }: FieldPlace): string | null {
  if (twin.kind !== 'AnnotatedAssign' || twin.annotation.kind !== 'Subscript') return null
  const { value } = twin.annotation
  return lastOf(file.pathOf(value) ?? '') === 'Annotated' ? file.text(value) : null
}

function defaultOf(wanted: Wanted, place: FieldPlace): Spelled | null {
  const { file, role, twin, choice, isLeftOut, hasNoDefaults } = place
  if (hasNoDefaults) return null
  if (role === 'partial' && !place.beginsFull) return hasDefault(twin) || isLeftOut ? plain('None') : null
  if (role === 'read' && !isLeftOut) return wanted.optional && hasDefault(twin) ? plain('None') : null
  if (wanted.default !== null) {
    if (choice && typeof wanted.default === 'string') return choice.member(file, wanted.default)
    return plain(literal(wanted.default, quoteOf(file.tree.source)))
  }
  return wanted.optional ? plain('None') : null
}

/** Whether something stands for a field that nobody says. */
export function hasDefault({ value }: FieldStatement): boolean {
  if (!value) return false
  if (!isCall(value)) return !isDots(value)
  const [first] = value.args
  return (
    (first !== undefined && !isDots(first)) ||
    keyword(value, 'default') !== undefined ||
    keyword(value, 'default_factory') !== undefined
  )
}

const isDots = (one: Expression): boolean => one.kind === 'Constant' && one.type === 'ellipsis'

/** What is said of the values: their size, and in a table how they are kept. */
function limitsOf(wanted: Wanted, place: FieldPlace): Spelled {
  const { file, role, twin, isDescribed, isUnchecked } = place
  if (isUnchecked && role !== 'table') return { text: '', needs: [] }
  const quote = quoteOf(file.tree.source)
  const isChecked = role !== 'read' || isCalled(twin)
  const parts: Spelled[] = []
  if (isChecked) parts.push(...sizes(wanted).map(plain))
  if (role === 'table') parts.push(...kept(wanted, place))
  if (isDescribed) parts.push(plain(`description=${literal(wordsOf(wanted.name), quote)}`))
  return spelledWith(parts, parts.map(({ text }) => text).join(', '))
}

const isCalled = ({ value }: FieldStatement): boolean =>
  value !== null &&
  isCall(value) &&
  ['max_length', 'min_length', 'ge', 'le', 'gt', 'lt'].some((name) => keyword(value, name))

function sizes({ kind, length, type }: Wanted): readonly string[] {
  if (kind === 'str' || kind === 'text') {
    const least = 'least' in type && type.least !== null && type.least > 0 ? [`min_length=${type.least}`] : []
    const most = kind === 'text' && 'most' in type ? type.most : length
    return most === null ? least : [...least, `max_length=${most}`]
  }
  if ((kind === 'int' || kind === 'float') && 'least' in type)
    return [...(type.least === null ? [] : [`ge=${type.least}`]), ...(type.most === null ? [] : [`le=${type.most}`])]
  if (type.kind === 'decimal') return [`max_digits=${type.digits}`, `decimal_places=${type.places}`]
  return []
}

/** How a table of SQLModel keeps it. */
function kept(wanted: Wanted, { file, siblings, choice }: FieldPlace): readonly Spelled[] {
  const quote = quoteOf(file.tree.source)
  const alike = siblings.find((one) => one.kind === wanted.kind && one.form === 'sqlmodel' && givenType(one) !== null)
  const type = alike
    ? taught(alike, file)
    : wanted.kind === 'json'
      ? named(spell(file, 'sqlalchemy.dialects.postgresql.JSONB'))
      : null
  const text = alike || wanted.kind !== 'text' ? type : named(spell(file, 'sqlalchemy.Text'))
  const begins = wanted.default === null || !wanted.hasRows ? null : stored(wanted.default, choice)
  return [
    ...(wanted.unique ? [plain('unique=True')] : []),
    ...(wanted.index ? [plain('index=True')] : []),
    ...(text ? [text] : []),
    ...(begins === null
      ? []
      : [plain(`sa_column_kwargs={${literal('server_default', quote)}: ${serverDefault(begins, quote)}}`)]),
  ]
}

const named = (type: Spelled): Spelled => ({ ...type, text: `sa_type=${type.text}` })

function taught(one: Declared, file: CodeFile): Spelled {
  const type = givenType(one)!
  const callee = isCall(type) ? type.callee : type
  if (one.of.file === file) return plain(`sa_type=${file.text(type)}`)
  const name = spell(file, (one.of.file.pathOf(callee) ?? one.of.file.text(callee)) as `${string}`)
  const given = isCall(type) ? one.of.file.text({ start: callee.end, end: type.end }) : ''
  return named({ ...name, text: `${name.text}${given}` })
}

export function wordsOf(name: string): string {
  const words = name.replaceAll('_', ' ').trim()
  return words.charAt(0).toUpperCase() + words.slice(1)
}
