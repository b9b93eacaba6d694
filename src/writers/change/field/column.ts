import type { CodeFile } from '../../../python/code/code.ts'
import { isCall, keyword } from '../../../python/code/names.ts'
import { literal, quoteOf, quoted } from '../source/literal.ts'
import { type Spelled, lastOf, plain, spell, spelledWith } from '../source/spelling.ts'
import type { Choice } from './choice.ts'
import { type Declared, givenType, mostCommon } from './declared.ts'
import { type OptionalForm, optional, pythonType } from './types.ts'
import type { Kind, Wanted } from './wanted.ts'

export interface ColumnPlace {
  readonly file: CodeFile
  readonly form: 'mapped' | 'column'
  /** Columns that teach, those of the same file first. */
  readonly siblings: readonly Declared[]
  readonly optional: OptionalForm
  readonly choice: Choice | null
  /** Whether rows made in the program begin with a default: where it has one, with nothing as well, or never. */
  readonly begins: 'usual' | 'always' | 'never'
}

/** The attribute of a model, as its siblings are written. */
export function columnStatement(wanted: Wanted, place: ColumnPlace): Spelled {
  const { file, form, siblings } = place
  const type = typeArgument(wanted, place)
  const call = callee(place)
  const given = [type?.text ?? null, ...rest(wanted, place)].filter((one) => one !== null)
  const made = spelledWith([call, ...(type ? [type] : [])], `${call.text}(${given.join(', ')})`)
  if (form === 'column') return { ...made, text: `${wanted.name} = ${made.text}` }
  const bare = pythonType(file, place.choice?.isStored === true ? wanted : withoutChoice(wanted), spelledChoice(place))
  const inner = wanted.optional ? optional(file, bare, place.optional) : bare
  const mapped = siblings.find((one) => one.form === 'mapped' && one.of.file === file)
  const annotation = mapped ? plain(mappedName(mapped)) : spell(file, 'sqlalchemy.orm.Mapped')
  const head = spelledWith([annotation, inner], `${wanted.name}: ${annotation.text}[${inner.text}]`)
  return given.length === 0 ? head : spelledWith([head, made], `${head.text} = ${made.text}`)
}

/** Where the choices are texts to the database, the model says so. */
const withoutChoice = (wanted: Wanted): Wanted => (wanted.kind === 'enum' ? { ...wanted, kind: 'str' } : wanted)

const spelledChoice = ({ file, choice }: ColumnPlace): Spelled | null => choice?.spelled(file) ?? null

function mappedName({ of: { file }, statement }: Declared): string {
  if (statement.kind !== 'AnnotatedAssign' || statement.annotation.kind !== 'Subscript') return 'Mapped'
  return file.text(statement.annotation.value)
}

function callee({ file, form, siblings }: ColumnPlace): Spelled {
  const made = siblings.find((one) => one.call && one.form === form && one.of.file === file)
  if (made) return plain(file.text(made.call!.callee))
  return spell(file, form === 'mapped' ? 'sqlalchemy.orm.mapped_column' : 'sqlalchemy.Column')
}

function rest(wanted: Wanted, place: ColumnPlace): readonly (string | null)[] {
  const { file, form, siblings, choice } = place
  const quote = quoteOf(file.tree.source)
  const alike = siblings.filter((one) => one.form === form && one.column.nullable === wanted.optional)
  const says = (one: Declared): boolean => one.call !== null && keyword(one.call, 'nullable') !== undefined
  const nullable = alike.length > 0 ? isMost(alike, says) : form === 'column' && !wanted.optional
  return [
    nullable ? `nullable=${wanted.optional ? 'True' : 'False'}` : null,
    defaultOf(wanted, place),
    wanted.default === null || !wanted.hasRows
      ? null
      : `server_default=${serverDefault(stored(wanted.default, choice), quote)}`,
    wanted.unique ? 'unique=True' : null,
    wanted.index && !wanted.unique ? 'index=True' : null,
  ]
}

function defaultOf(wanted: Wanted, place: ColumnPlace): string | null {
  if (place.begins === 'never') return null
  if (wanted.default !== null) return `default=${begins(wanted.default, place)}`
  return place.begins === 'always' && wanted.optional ? 'default=None' : null
}

function begins(value: string | number | boolean, { file, choice }: ColumnPlace): string {
  if (choice && typeof value === 'string') return choice.member(file, value).text
  return literal(value, quoteOf(file.tree.source))
}

/** What the database calls a value. */
export const stored = <Value>(value: Value, choice: Choice | null): Value | string =>
  choice && typeof value === 'string' ? choice.stored(value) : value

/** Alembic and SQLAlchemy take a text for what it is: the server reads `'false'` as a boolean, and `'0'` as a number. */
export const serverDefault = (value: string | number | boolean, quote: '"' | "'"): string =>
  quoted(String(value), quote)

const isMost = (of: readonly Declared[], says: (one: Declared) => boolean): boolean =>
  of.filter(says).length * 2 > of.length

/** What is given as the type of a column: what siblings of its kind give most often. */
export function typeArgument(wanted: Wanted, { file, form, siblings, choice }: ColumnPlace): Spelled | null {
  if (wanted.kind === 'enum' && choice) return choice.type(file)
  const alike = siblings.filter((one) => one.kind === wanted.kind && one.form === form)
  const near = alike.filter((one) => one.of.file === file)
  const taught = taughtType(near.length > 0 ? near : alike)
  const isBare = taught === 'none' || (taught === null && form === 'mapped' && SAID_BY_ANNOTATION.has(wanted.kind))
  const sized = sizeOf(wanted)
  if (isBare && sized === null) return null
  if (taught === null || taught === 'none') {
    const [path, given] = USUAL[wanted.kind]
    const type = spell(file, path)
    return { ...type, text: `${type.text}${sized ?? given}` }
  }
  const type = taught.from === file ? plain(taught.name) : spell(file, taught.path as `${string}`)
  return {
    ...type,
    text: `${type.text}${sized ?? (wanted.kind === 'str' || wanted.kind === 'enum' ? '' : taught.given)}`,
  }
}

interface Taught {
  readonly from: CodeFile
  /** As it is written there. */
  readonly name: string
  readonly path: string
  readonly given: string
}

function taughtType(alike: readonly Declared[]): Taught | 'none' | null {
  const common = mostCommon(
    alike.map((one) => written(one)),
    (one) => (one === 'none' ? 'none' : `${lastOf(one.path)}${one.given}`),
  )
  return common
}

function written(one: Declared): Taught | 'none' {
  const { file } = one.of
  const type = givenType(one)
  if (!type) return 'none'
  const named = isCall(type) ? type.callee : type
  const given = isCall(type) ? file.text({ start: type.callee.end, end: type.end }) : ''
  return { from: file, name: file.text(named), path: file.pathOf(named) ?? file.text(named), given }
}

/** `(200)`, `(12, 2)`: what a type says of its size. */
function sizeOf({ kind, length, type }: Wanted): string | null {
  if (kind === 'decimal' && type.kind === 'decimal') return `(${type.digits}, ${type.places})`
  return kind === 'str' && length !== null ? `(${length})` : null
}

const SAID_BY_ANNOTATION: ReadonlySet<Kind> = new Set([
  'str',
  'int',
  'float',
  'bool',
  'date',
  'datetime',
  'time',
  'duration',
  'uuid',
  'bytes',
])

const USUAL: Readonly<Record<Kind, readonly [path: string, given: string]>> = {
  str: ['sqlalchemy.String', ''],
  text: ['sqlalchemy.Text', ''],
  int: ['sqlalchemy.Integer', ''],
  float: ['sqlalchemy.Float', ''],
  bool: ['sqlalchemy.Boolean', ''],
  date: ['sqlalchemy.Date', ''],
  datetime: ['sqlalchemy.DateTime', '(timezone=True)'],
  time: ['sqlalchemy.Time', ''],
  duration: ['sqlalchemy.Interval', ''],
  uuid: ['sqlalchemy.Uuid', ''],
  json: ['sqlalchemy.dialects.postgresql.JSONB', ''],
  bytes: ['sqlalchemy.LargeBinary', ''],
  decimal: ['sqlalchemy.Numeric', ''],
  enum: ['sqlalchemy.String', '(32)'],
}
