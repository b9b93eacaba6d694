import { type Field, type FieldType, parseField } from '../../../blueprint/expression/field.ts'
import { Unreadable } from '../../../blueprint/problem.ts'
import type { AskedField, Column, Question, Table } from '../../../model/index.ts'

/** A field as it is going to be. */
export interface Wanted {
  readonly name: string
  /** What it holds, as few kinds as a column has. */
  readonly kind: Kind
  readonly type: FieldType
  /** The most characters, where it has a most. */
  readonly length: number | null
  readonly optional: boolean
  /** What rows hold that say nothing of it. */
  readonly default: string | number | boolean | null
  readonly unique: boolean
  readonly index: boolean
  /** Whether clients may say it. */
  readonly written: boolean
  /** Whether there are rows already, to which the server has to give something. */
  readonly hasRows: boolean
  /** The table whose rows it leads to; null for none. */
  readonly leadsTo: Table | null
}

export type Kind =
  | 'str'
  | 'text'
  | 'int'
  | 'float'
  | 'bool'
  | 'date'
  | 'datetime'
  | 'time'
  | 'duration'
  | 'uuid'
  | 'json'
  | 'bytes'
  | 'decimal'
  | 'enum'

/** What Python calls it, where that is a name of its own. */
const PYTHON: Partial<Record<Kind, string>> = {
  str: 'str',
  text: 'str',
  int: 'int',
  float: 'float',
  bool: 'bool',
  date: 'date',
  datetime: 'datetime',
  time: 'time',
  bytes: 'bytes',
}

export interface ReadField {
  readonly wanted: Wanted | null
  readonly questions: readonly Question[]
  readonly unknown: readonly string[]
}

/** What of a field that was asked for can be written, and what has to be asked first. */
export function readField(
  asked: AskedField,
  table: Pick<Table, 'name'>,
  answers: Readonly<Record<string, string>>,
  hasRows = true,
): ReadField {
  const field = parsed(asked.type)
  const about = `${table.name}.${asked.name}`
  if (!field) return refused(`the type \`${asked.type}\` of ${about} cannot be read`)
  if (field.type.kind === 'reference')
    return refused(
      `${about} leads to ${field.type.to.text}: the key, and whose rows it may lead to, have to be written by hand`,
    )
  const kind = kindOf(field.type)
  if (kind === null) return refused(`${about}: a ${field.type.kind} is no column that siblings teach`)
  if (!/^[a-z_][a-z0-9_]*$/i.test(asked.name)) return refused(`\`${asked.name}\` is no name of a column`)
  if (asked.name === PYTHON[kind])
    return refused(
      `${about}: in a class of Python a field called \`${asked.name}\` hides the type it has; it has to be called otherwise, as \`${asked.name === 'date' ? 'made_on' : `own_${asked.name}`}\``,
    )
  const given = constantOf(field)
  const question =
    !hasRows || field.optional || given !== null || field.default !== null ? null : whatRowsHold(about, field.type)
  const answer = question === null ? null : (answers[question.id] ?? question.usual)
  const value = given ?? (answer === null || answer === 'optional' ? null : defaultFor(field.type, answer))
  return {
    questions: question ? [question] : [],
    unknown: [],
    wanted: {
      name: asked.name,
      kind,
      type: field.type,
      length: lengthOf(field.type),
      optional: field.optional || (value === null && question !== null),
      default: value,
      unique: field.marks.includes('unique'),
      index: field.marks.includes('index'),
      written: field.setBy !== 'server',
      hasRows,
      leadsTo: null,
    },
  }
}

/** A key to a row of another table: rows that are there lead nowhere yet. */
export function readKey(
  { name, ...asked }: AskedField,
  table: Pick<Table, 'name'>,
  target: Table,
  answers: Readonly<Record<string, string>>,
): ReadField {
  const key = target.columns.find((one) => one.name === target.primaryKey?.columns[0])
  const kind = key === undefined || (target.primaryKey?.columns.length ?? 0) > 1 ? null : kindOfColumn(key)
  if (kind === null)
    return refused(`${table.name}.${name} leads to ${target.name}, whose rows are told by no one column`)
  const read = readField({ ...asked, name: `${name}_id`, type: `${kind}?` }, table, answers)
  return { ...read, wanted: read.wanted && { ...read.wanted, leadsTo: target } }
}

const refused = (reason: string): ReadField => ({ wanted: null, questions: [], unknown: [reason] })

function parsed(type: string): Field | null {
  try {
    return parseField(type, 0)
  } catch (error) {
    if (error instanceof Unreadable) return null
    throw error
  }
}

const constantOf = (field: Field): Wanted['default'] =>
  field.default?.kind === 'constant' ? field.default.value : null

const SAME = new Set<string>([
  'str',
  'text',
  'int',
  'float',
  'bool',
  'date',
  'datetime',
  'time',
  'duration',
  'uuid',
  'json',
  'bytes',
  'decimal',
  'enum',
])

function kindOf({ kind }: FieldType): Kind | null {
  if (kind === 'email' || kind === 'url') return 'str'
  return SAME.has(kind) ? (kind as Kind) : null
}

/** An address is as long as its two parts may be: RFC 5321. */
const LONGEST_EMAIL = 320
const LONGEST_URL = 2048

function lengthOf(type: FieldType): number | null {
  if (type.kind === 'email') return LONGEST_EMAIL
  if (type.kind === 'url') return LONGEST_URL
  return type.kind === 'str' ? type.most : null
}

/** Rows that are there say nothing of a field that is new. */
function whatRowsHold(about: string, type: FieldType): Question {
  const values =
    type.kind === 'enum' ? type.values.map(({ text }) => text) : type.kind === 'bool' ? ['false', 'true'] : []
  return {
    id: `value/${about}`,
    question: `What does ${about} hold in rows that are there already?`,
    because: 'a column that has to hold something cannot be added to rows that say nothing of it',
    answers: [
      ...values.map((name) => ({
        name,
        title: `\`${name}\``,
        changes: `the column begins with ${name}, and never is empty`,
      })),
      { name: 'optional', title: 'nothing', changes: 'the column and the fields of the contract may be empty' },
    ],
    usual: values[0] ?? 'optional',
    weight: 1,
  }
}

const defaultFor = (type: FieldType, answer: string): Wanted['default'] =>
  type.kind === 'bool' ? answer === 'true' : answer

/** The kind of a column that is there, by its type as PostgreSQL spells it. */
export function kindOfColumn({ type, choice }: Pick<Column, 'type' | 'choice'>): Kind | null {
  if (choice) return 'enum'
  return KINDS.find(([pattern]) => pattern.test(type))?.[1] ?? null
}

const KINDS: readonly (readonly [RegExp, Kind])[] = [
  [/\]$/, 'json'],
  [/^(VARCHAR|CHAR|CHARACTER)\b/i, 'str'],
  [/^TEXT$/i, 'text'],
  [/^(INTEGER|BIGINT|SMALLINT)$/i, 'int'],
  [/^(DOUBLE PRECISION|FLOAT|REAL)/i, 'float'],
  [/^BOOLEAN$/i, 'bool'],
  [/^DATE$/i, 'date'],
  [/^TIMESTAMP/i, 'datetime'],
  [/^TIME\b/i, 'time'],
  [/^INTERVAL/i, 'duration'],
  [/^UUID$/i, 'uuid'],
  [/^JSONB?$/i, 'json'],
  [/^BYTEA$/i, 'bytes'],
  [/^NUMERIC/i, 'decimal'],
]
