import { type Range, refuse } from '../problem.ts'
import { Cursor, type Name, known } from './cursor.ts'
import { listed } from '../../kernel/english.ts'
import { lengthOf } from './length.ts'
import { type Operand, type Rule, numberOf, readPath, readRule, readSum } from './rule.ts'
import type { Token } from './tokens.ts'

/** What a field holds. */
export type FieldType = PlainType | DecimalType | VectorType | FileType | EnumType | ListType | ReferenceType | ManyType

const SIZED = ['str', 'text', 'int', 'float'] as const
const UNSIZED = [
  'bool',
  'date',
  'datetime',
  'time',
  'duration',
  'uuid',
  'email',
  'url',
  'json',
  'bytes',
  'role',
] as const
const WITH_PARTS = ['decimal', 'vector', 'file', 'list', 'many'] as const
export const TYPE_NAMES = [...SIZED, ...UNSIZED, ...WITH_PARTS] as const

export interface PlainType extends Range {
  readonly kind: (typeof SIZED)[number] | (typeof UNSIZED)[number]
  readonly least: number | null
  readonly most: number | null
}

export interface DecimalType extends Range {
  readonly kind: 'decimal'
  readonly digits: number
  readonly places: number
}

export interface VectorType extends Range {
  readonly kind: 'vector'
  readonly dimensions: number
}

export interface FileType extends Range {
  readonly kind: 'file'
  readonly formats: readonly Name[]
  /** In bytes. */
  readonly most: number | null
}

export interface EnumType extends Range {
  readonly kind: 'enum'
  readonly values: readonly Name[]
}

export interface ListType extends Range {
  readonly kind: 'list'
  readonly of: FieldType
}

const DELETIONS = ['cascade', 'restrict', 'set-null'] as const

export interface ReferenceType extends Range {
  readonly kind: 'reference'
  readonly to: Name
  readonly onDelete: (typeof DELETIONS)[number] | null
}

/** Rows of another resource, each link with a value of its own if it has one. */
export interface ManyType extends Range {
  readonly kind: 'many'
  readonly to: Name
  readonly link: { readonly name: Name; readonly type: FieldType } | null
}

const MARKS = ['unique', 'index', 'personal', 'encrypted', 'hashed', 'hidden', 'immutable'] as const
export type Mark = (typeof MARKS)[number]

export interface Field extends Range {
  readonly type: FieldType
  readonly optional: boolean
  readonly default: Default | null
  readonly marks: readonly Mark[]
  /** Who may write it, where not everybody may who writes the row. */
  readonly setBy: 'server' | Rule | null
  /** What it is computed from; null for a field that is stored as it comes. */
  readonly computed: Operand | null
  /** What it was called before. */
  readonly was: Name | null
}

export type Default =
  | ({ readonly kind: 'me' } & Range)
  /** `now + 14d`: so many seconds later. */
  | ({ readonly kind: 'now'; readonly later: number } & Range)
  | ({ readonly kind: 'constant'; readonly value: string | number | boolean } & Range)

/** What only the program can read: the server knows nothing of what is in it. */
export const isSealed = ({ marks }: Pick<Field, 'marks'>): boolean =>
  marks.includes('encrypted') || marks.includes('hashed')

export function parseField(text: string, offset: number): Field {
  const cursor = new Cursor(text, offset)
  const { start } = cursor.next
  const bare = readType(cursor)
  const optional = cursor.accept('?') !== null
  const type =
    bare.kind === 'reference' ? withDeletion(bare, cursor) : bare.kind === 'file' ? withMost(bare, cursor) : bare
  const field: { -readonly [Key in keyof Field]: Field[Key] } = {
    type,
    optional: optional || cursor.accept('?') !== null,
    default: null,
    marks: [],
    setBy: null,
    computed: null,
    was: null,
    start,
    end: offset + text.length,
  }
  while (!cursor.isDone) readRest(cursor, field)
  return field
}

function readRest(cursor: Cursor, field: { -readonly [Key in keyof Field]: Field[Key] }): void {
  const { next } = cursor
  const once = (taken: unknown, what: string): void => {
    if (taken !== null) refuse(next, `${what} is said twice`, 'Keep one of them.')
  }
  if (cursor.accept('=')) {
    once(field.default, 'the default')
    field.default = readDefault(cursor)
  } else if (cursor.accept('set')) {
    cursor.expect('by', 'after `set`')
    once(field.setBy, 'who sets it')
    field.setBy = cursor.accept('server') ? 'server' : readRule(cursor)
  } else if (cursor.accept('as')) {
    once(field.computed, 'what it is computed from')
    field.computed = readSum(cursor)
  } else if (cursor.accept('was')) {
    once(field.was, 'its old name')
    field.was = cursor.name('the old name after `was`')
  } else field.marks = [...field.marks, readMark(cursor, field)]
}

function readMark(cursor: Cursor, { marks, type }: Field): Mark {
  const { next } = cursor
  if (next.kind !== 'word') refuse(next, `\`${next.text}\` does not belong here`, after(type))
  const mark = known(cursor.name(''), [...MARKS, ...LATER], 'word that may follow a type')
  if (!(MARKS as readonly string[]).includes(mark)) refuse(next, `\`${mark}\` needs something before it`, after(type))
  if (marks.includes(mark as Mark)) refuse(next, `${mark} is said twice`, 'Keep one of them.')
  return mark as Mark
}

const LATER = ['set', 'as', 'was', ...DELETIONS] as const
const after = (type: FieldType): string =>
  type.kind === 'reference'
    ? `After the resource may follow ?, ${listed(DELETIONS)}, = VALUE, ${listed(MARKS)}, and set by RULE.`
    : `After a type may follow ?, = VALUE, ${listed(MARKS)}, as CALCULATION, and set by RULE.`

function withDeletion(reference: ReferenceType, cursor: Cursor): ReferenceType {
  const word = cursor.accept(...DELETIONS)
  return word ? { ...reference, onDelete: word.text as ReferenceType['onDelete'], end: word.end } : reference
}

export function readType(cursor: Cursor): FieldType {
  const arrow = cursor.accept('->')
  if (arrow) {
    const to = cursor.name('the resource after `->`')
    return { kind: 'reference', to, onDelete: null, start: arrow.start, end: to.end }
  }
  const { next, second } = cursor
  if (next.kind === 'word' && second.text === '|') return readEnum(cursor)
  const word = cursor.name('a type')
  const name = known(word, TYPE_NAMES, 'type')
  if (name === 'list') {
    const of = readType(cursor)
    return { kind: 'list', of, start: word.start, end: of.end }
  }
  if (name === 'many') return readMany(cursor, word)
  if (name === 'decimal') return readDecimal(cursor, word)
  if (name === 'vector') return readVector(cursor, word)
  if (name === 'file') return readFile(cursor, word)
  return readPlain(cursor, word, name)
}

function readEnum(cursor: Cursor): EnumType {
  const read = readPath(cursor)
  const values = read.kind === 'choice' ? read.values : read.parts
  const twice = values.find((one, index) => values.findIndex(({ text }) => text === one.text) < index)
  if (twice) refuse(twice, `${twice.text} is said twice`, 'Keep one of them.')
  return { kind: 'enum', values, start: read.start, end: read.end }
}

function readPlain(cursor: Cursor, { start, end }: Token | Name, kind: PlainType['kind']): PlainType {
  if (!cursor.is('(')) return { kind, least: null, most: null, start, end }
  if (!(SIZED as readonly string[]).includes(kind)) refuse(cursor.next, `${kind} takes no size`, `${listed(SIZED)} do.`)
  cursor.take()
  const least = cursor.is('..') ? null : whole(cursor, 'the least value')
  cursor.expect('..', 'between the least and the most: 1..120')
  const most = cursor.is(')') ? null : whole(cursor, 'the most')
  const close = cursor.expect(')', 'after the size')
  if (least !== null && most !== null && least > most)
    refuse({ start, end: close.end }, `nothing is between ${least} and ${most}`, `Write ${most}..${least}.`)
  return { kind, least, most, start, end: close.end }
}

function whole(cursor: Cursor, what: string): number {
  const token = cursor.number(what)
  return numberOf(token)
}

function readDecimal(cursor: Cursor, { start }: Name): DecimalType {
  cursor.expect('(', 'after decimal: decimal(12 2)')
  const digits = whole(cursor, 'the number of digits')
  const places = whole(cursor, 'the number of digits after the point')
  const { end } = cursor.expect(')', 'after the digits')
  if (places > digits || digits > 1000)
    refuse(
      { start, end },
      `decimal(${digits} ${places}) holds no number`,
      'First all digits, then those after the point: decimal(12 2).',
    )
  return { kind: 'decimal', digits, places, start, end }
}

function readVector(cursor: Cursor, { start }: Name): VectorType {
  cursor.expect('(', 'after vector: vector(1536)')
  const dimensions = whole(cursor, 'the number of dimensions')
  const { end } = cursor.expect(')', 'after the dimensions')
  return { kind: 'vector', dimensions, start, end }
}

const UNITS: Readonly<Record<string, number>> = { B: 1, kB: 1e3, KB: 1e3, MB: 1e6, GB: 1e9 }

function readFile(cursor: Cursor, { start, end }: Name): FileType {
  const formats: Name[] = []
  let last = end
  if (cursor.accept('(')) {
    while (!cursor.is(')')) formats.push(cursor.name('the format of a file'))
    last = cursor.take().end
  }
  return withMost({ kind: 'file', formats, most: null, start, end: last }, cursor)
}

/** It may stand before the `?` or after it. */
function withMost(file: FileType, cursor: Cursor): FileType {
  if (file.most !== null || !cursor.accept('<=')) return file
  const size = cursor.number('the most a file may hold: 20MB')
  const [, digits = '', unit = 'B'] = /^([\d.]+)([A-Za-z]*)$/.exec(size.text) ?? []
  const factor = Object.hasOwn(UNITS, unit) ? UNITS[unit] : undefined
  if (factor === undefined) refuse(size, `${size.text} is no size`, 'Write it as 20MB.')
  return { ...file, most: Number(digits) * factor, end: size.end }
}

function readMany(cursor: Cursor, { start }: Name): ManyType {
  const to = cursor.name('the resource after `many`')
  if (!cursor.accept('with')) return { kind: 'many', to, link: null, start, end: to.end }
  const name = cursor.name('the name of what each link holds')
  cursor.expect('(', 'after the name: with level(editor|viewer)')
  const type = readType(cursor)
  const { end } = cursor.expect(')', 'after the type')
  return { kind: 'many', to, link: { name, type }, start, end }
}

function readDefault(cursor: Cursor): Default {
  const token = cursor.take()
  const { start, end, text } = token
  if (token.kind === 'number') return { kind: 'constant', value: numberOf(token), start, end }
  if (token.kind === 'text') return { kind: 'constant', value: text, start, end }
  if (token.kind !== 'word') refuse(token, 'the default is missing after `=`', 'Write a value, `me` or `now`.')
  if (text === 'me') return { kind: 'me', start, end }
  if (text === 'now') return { kind: 'now', later: 0, start, end, ...(cursor.accept('+') ? readLater(cursor) : {}) }
  return { kind: 'constant', value: text === 'true' ? true : text === 'false' ? false : text, start, end }
}

function readLater(cursor: Cursor): { readonly later: number; readonly end: number } {
  const { seconds, end } = lengthOf(cursor.number('how much later: now + 14d'))
  return { later: seconds, end }
}
