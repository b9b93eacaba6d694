import { asBool, asItems, asText, isNone } from '../../../python/values/ask.ts'
import type { Instance, Value } from '../../../python/values/value.ts'
import { made } from '../made.ts'
import { literalText, quoted } from './quote.ts'
import { METHODS, OPERATORS, PREFIXES } from './operators.ts'

/** What an expression needs to know of the table around it. */
export interface Names {
  /** The name of a column, given as the attribute or `Column` that declares it; null when it is none. */
  columnName(value: Instance): string | null
  /** The SQL spelling of a type, for casts. */
  typeName(value: Value): string | null
  /** The text a column stores for an enumeration member. */
  memberText(value: Value & { kind: 'member' }, beside: Value | null): string | null
  /** What a value means here and nowhere else; undefined for what it means everywhere. */
  special?(value: Instance): Written | null | undefined
}

const COMPARED = 5

/** An expression as SQLAlchemy writes it with its values in place; null when a part cannot be told. */
export function sqlText(value: Value, names: Names, beside: Value | null = null): string | null {
  return written(value, names, beside)?.text ?? null
}

export interface Written {
  readonly text: string
  /** How tightly the parts hold together; a looser part inside a tighter one needs parentheses. */
  readonly tightness: number
}

/** How tightly a name, a literal or a call holds together. */
export const ATOM: number = 100
const atom = (text: string | null): Written | null => (text === null ? null : { text, tightness: ATOM })

/** The same with how tightly its parts hold together. */
export function written(value: Value, names: Names, beside: Value | null = null): Written | null {
  if (value.kind === 'constant') return atom(constantText(value))
  if (value.kind === 'member') {
    const text = names.memberText(value, beside)
    return atom(text === null ? null : literalText(text))
  }
  if (value.kind === 'sequence') return listOf(value, names, beside)
  if (value.kind === 'external') return atom(externalText(value.path))
  if (value.kind !== 'instance') return null
  const special = names.special?.(value)
  if (special !== undefined) return special
  const column = names.columnName(value)
  if (column !== null) return atom(quoted(column))
  return value.class.kind === 'external' ? outside(value, value.class.path, names) : null
}

function constantText(value: Value & { kind: 'constant' }): string | null {
  switch (value.type) {
    case 'str':
      return literalText(String(value.value))
    case 'bool':
      return value.value ? 'true' : 'false'
    case 'none':
      return 'NULL'
    case 'int':
    case 'float':
      return String(value.value)
    default:
      return null
  }
}

const externalText = (path: string): string | null => CONSTANTS[path] ?? null
const CONSTANTS: Readonly<Record<string, string>> = {
  'sqlalchemy.true': 'true',
  'sqlalchemy.false': 'false',
  'sqlalchemy.null': 'NULL',
}

function listOf(value: Value & { kind: 'sequence' }, names: Names, beside: Value | null): Written | null {
  const parts = asItems(value)?.map((one) => sqlText(one, names, beside))
  return parts && !parts.includes(null) ? atom(`(${parts.join(', ')})`) : null
}

function outside(value: Instance, path: string, names: Names): Written | null {
  if (path.startsWith('operator.')) return operator(value, path.slice('operator.'.length), names)
  if (path.startsWith('sqlalchemy.func.') && !value.receiver)
    return call(value, path.slice('sqlalchemy.func.'.length), names)
  if (path.endsWith('.op()')) return custom(value, names)
  const known = FORMS[path]
  if (known) return known(value, names)
  return method(value, path.slice(path.lastIndexOf('.') + 1), names)
}

function operator(value: Instance, sign: string, names: Names): Written | null {
  const [left, right] = value.args
  if (!left || !right) return null
  const prefix = PREFIXES[sign]
  if (sign === '~' || (prefix && left === right)) return prefixed(prefix ?? 'NOT ', left, names)
  const known = OPERATORS[sign]
  if (!known) return null
  if (isNone(right) && (sign === '==' || sign === '!='))
    return infix(left, sign === '==' ? 'IS' : 'IS NOT', right, names, COMPARED)
  return infix(left, known.text, right, names, known.tightness)
}

function prefixed(prefix: string, operand: Value, names: Names): Written | null {
  const inner = written(operand, names, null)
  const negated = prefix === 'NOT ' && operand.kind === 'instance' ? negation(operand, names) : null
  if (negated) return negated
  return inner && { text: `${prefix}${grouped(inner, 6)}`, tightness: 6 }
}

/** `~a.is_(None)` is written `a IS NOT NULL`. */
function negation(operand: Instance, names: Names): Written | null {
  const path = operand.class.kind === 'external' ? operand.class.path : ''
  const opposite = OPPOSITES[path.slice(path.lastIndexOf('.') + 1)]
  if (opposite) return method(operand, opposite, names)
  const sign = path.startsWith('operator.') ? OPPOSITE_SIGNS[path.slice('operator.'.length)] : undefined
  return sign ? operator({ ...operand, class: { kind: 'external', path: `operator.${sign}` } }, sign, names) : null
}
const OPPOSITE_SIGNS: Readonly<Record<string, string>> = {
  '==': '!=',
  '!=': '==',
  '<': '>=',
  '>=': '<',
  '>': '<=',
  '<=': '>',
}
const OPPOSITES: Readonly<Record<string, string>> = {
  is_: 'is_not',
  is_not: 'is_',
  isnot: 'is_',
  in_: 'not_in',
  not_in: 'in_',
  notin_: 'in_',
  like: 'not_like',
  ilike: 'not_ilike',
}

function infix(left: Value, sign: string, right: Value, names: Names, tightness: number): Written | null {
  const a = written(left, names, right)
  const b = written(right, names, left)
  return a && b && { text: `${grouped(a, tightness)} ${sign} ${grouped(b, tightness)}`, tightness }
}

const grouped = (part: Written, tightness: number): string =>
  part.tightness < tightness ? `(${part.text})` : part.text

/** `column.is_(None)`, `column.desc()`, `column.in_([...])` */
function method(value: Instance, name: string, names: Names): Written | null {
  const on = value.receiver
  if (!on) return null
  const known = METHODS[name]
  if (!known) return null
  if (known.form === 'same') return written(on, names, null)
  if (known.form === 'cast') return cast(on, value.args[0], names)
  const left = written(on, names, value.args[0] ?? null)
  if (!left) return null
  if (known.form === 'suffix') return { text: `${grouped(left, 2)} ${known.text}`, tightness: 3 }
  const right = value.args[0]
  const found = right ? infix(on, known.text, right, names, known.tightness ?? COMPARED) : null
  // The one comparison SQLAlchemy always puts in parentheses.
  return found && known.text === 'NOT IN' ? atom(`(${found.text})`) : found
}

/** `column.op("&&")(other)` */
function custom(value: Instance, names: Names): Written | null {
  const made = value.receiver
  const sign = made?.kind === 'instance' ? asText(made.args[0]) : null
  const left = made?.kind === 'instance' ? made.receiver : null
  const [right] = value.args
  return sign !== null && left && right ? infix(left, sign, right, names, COMPARED) : null
}

function cast(value: Value, type: Value | undefined, names: Names): Written | null {
  const inner = sqlText(value, names)
  const spelled = type && names.typeName(type)
  return inner !== null && spelled ? atom(`CAST(${inner} AS ${spelled})`) : null
}

/** `func.now()`, and functions SQL writes without parentheses. */
function call(value: Instance, name: string, names: Names): Written | null {
  const bare = BARE[name.toLowerCase()]
  if (bare && value.args.length === 0) return atom(bare)
  if (name === 'count' && value.args.length === 0) return atom('count(*)')
  const parts = value.args.map((one) => sqlText(one, names))
  return parts.includes(null) ? null : atom(`${name.split('.').map(functionName).join('.')}(${parts.join(', ')})`)
}

const functionName = (name: string): string => (/^[A-Za-z_][\w$]*$/.test(name) ? name : quoted(name))

const BARE: Readonly<Record<string, string>> = {
  current_timestamp: 'CURRENT_TIMESTAMP',
  current_date: 'CURRENT_DATE',
  current_time: 'CURRENT_TIME',
  current_user: 'CURRENT_USER',
  localtime: 'LOCALTIME',
  localtimestamp: 'LOCALTIMESTAMP',
  session_user: 'SESSION_USER',
  user: 'USER',
}

type Form = (value: Instance, names: Names) => Written | null

const joined =
  (word: string, tightness: number): Form =>
  (value, names) => {
    const parts = value.args.map((one) => written(one, names, null))
    if (parts.some((one) => one === null) || parts.length === 0) return null
    return parts.length === 1
      ? parts[0]!
      : { text: parts.map((one) => grouped(one!, tightness)).join(` ${word} `), tightness }
  }

const suffix =
  (text: string): Form =>
  (value, names) => {
    const [operand] = value.args
    const name = asText(operand)
    const inner = name !== null ? atom(quoted(name)) : operand ? written(operand, names, null) : null
    return inner && { text: `${grouped(inner, 2)} ${text}`, tightness: 3 }
  }

const verbatim: Form = (value) => {
  const text = asText(value.args[0])
  // `text()` reads `\:` as a colon; nothing else is changed.
  return text === null ? null : { text: text.replaceAll('\\:', ':'), tightness: ATOM }
}

const FORMS: Readonly<Record<string, Form>> = {
  'sqlalchemy.text': verbatim,
  'sqlalchemy.literal_column': verbatim,
  'sqlalchemy.column': (value) => atom(asText(value.args[0]) === null ? null : quoted(asText(value.args[0])!)),
  'sqlalchemy.literal': (value, names) => (value.args[0] ? written(value.args[0], names, null) : null),
  'sqlalchemy.true': () => atom('true'),
  'sqlalchemy.false': () => atom('false'),
  'sqlalchemy.null': () => atom('NULL'),
  'sqlalchemy.and_': joined('AND', 3),
  'sqlalchemy.or_': joined('OR', 2),
  'sqlalchemy.not_': (value, names) => (value.args[0] ? prefixed('NOT ', value.args[0], names) : null),
  'sqlalchemy.desc': suffix('DESC'),
  'sqlalchemy.asc': suffix('ASC'),
  'sqlalchemy.nulls_last': suffix('NULLS LAST'),
  'sqlalchemy.nulls_first': suffix('NULLS FIRST'),
  'sqlalchemy.nullslast': suffix('NULLS LAST'),
  'sqlalchemy.nullsfirst': suffix('NULLS FIRST'),
  'sqlalchemy.cast': (value, names) => (value.args[0] ? cast(value.args[0], value.args[1], names) : null),
  'sqlalchemy.type_coerce': (value, names) => (value.args[0] ? written(value.args[0], names, null) : null),
  'sqlalchemy.case': (value, names) => caseOf(value, names),
  'sqlalchemy.extract': (value, names) => {
    const inner = value.args[1] && sqlText(value.args[1], names)
    return atom(inner ? `EXTRACT(${asText(value.args[0]) ?? ''} FROM ${inner})` : null)
  },
}

function caseOf(value: Instance, names: Names): Written | null {
  const arms = value.args.map((arm) => {
    const [when, then] = asItems(arm) ?? []
    const [a, b] = [when && sqlText(when, names), then && sqlText(then, names)]
    return a && b ? `WHEN (${a}) THEN ${b}` : null
  })
  const otherwise = value.keywords.get('else_')
  const last = otherwise ? sqlText(otherwise, names) : ''
  if (arms.includes(null) || last === null) return null
  return atom(`CASE ${arms.join(' ')}${last ? ` ELSE ${last}` : ''} END`)
}

/** A default the database applies: a text is a literal, everything else an expression. */
export function defaultText(value: Value, names: Names): string | null {
  if (value.kind === 'instance' && made(value, 'sqlalchemy.DefaultClause') && value.args[0])
    return defaultText(value.args[0], names)
  if (value.kind === 'instance' && made(value, 'sqlalchemy.Sequence')) return nextValue(value)
  if (
    value.kind === 'instance' &&
    value.class.kind === 'external' &&
    value.class.path.endsWith('.next_value') &&
    made(value.receiver, 'sqlalchemy.Sequence')
  )
    return nextValue(value.receiver as Instance)
  if (value.kind === 'constant' && value.type !== 'str' && asBool(value) === null && !isNone(value))
    return literalText(String(value.value))
  return sqlText(value, names)
}

function nextValue(sequence: Instance): string | null {
  const name = asText(sequence.args[0])
  return name === null ? null : `nextval(${literalText(quoted(name))})`
}
