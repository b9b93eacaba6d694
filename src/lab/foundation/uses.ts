import type { SqlStatement } from '../../sql/parser.ts'
import { type Fields, commandsOf, elementsOf, fieldsIn, isKind, listIn, textIn, wordsIn } from '../../sql/tree.ts'
import { type Name, relationIn, relationName } from './names.ts'
import { typeBefore, typeText } from './types.ts'
import { relationsOf, walk } from './walk.ts'

/** A column a statement needs, with the type its use tells; null where it tells none. */
export interface ColumnUse {
  readonly table: Name
  readonly column: string
  readonly type: string | null
}

/** The columns a statement needs of tables it names, as far as it is plain whose they are. */
export function columnUses({ kind, tree }: SqlStatement): readonly ColumnUse[] {
  const table = relationIn(tree) ?? relationIn(tree, 'table')
  const ofTable = table === null ? [] : named(kind, tree).map(([column, type]) => ({ table, column, type }))
  return [...ofTable, ...referred(kind, tree, table), ...expressed(tree)]
}

type Named = readonly [column: string, type: string | null]

/** Columns that stand in a statement by their names alone. */
function named(kind: string, tree: Fields): readonly Named[] {
  if (kind === 'AlterTableStmt')
    return commandsOf(tree).flatMap(({ does, name, fields }) => command(does, name, fields))
  if (kind === 'IndexStmt')
    return [
      ...listIn(tree, 'indexParams').map((key): Named => [textIn(key, 'name'), indexedType(tree, key)]),
      ...listIn(tree, 'indexIncludingParams').map((key): Named => [textIn(key, 'name'), null]),
    ].filter(([name]) => name !== '')
  if (kind === 'UpdateStmt')
    return listIn(tree, 'targetList').map((one) => [textIn(one, 'name'), typeOf(one['val'])] as const)
  if (kind === 'InsertStmt') return listIn(tree, 'cols').map((one) => [textIn(one, 'name'), null] as const)
  if (kind === 'RenameStmt' && tree['renameType'] === 'OBJECT_COLUMN') return [[textIn(tree, 'subname'), null]]
  return []
}

const OF_COLUMNS =
  /^(DropColumn|AlterColumnType|SetNotNull|DropNotNull|ColumnDefault|SetStatistics|SetStorage|\w+Identity|SetExpression|DropExpression)$/

function command(does: string, name: string, fields: Fields): readonly Named[] {
  const definition = fieldsIn(fields, 'def')
  if (does === 'AlterColumnType')
    return [[name, typeBefore(fieldsIn(definition, 'typeName'), 'raw_default' in definition)]]
  if (does === 'ColumnDefault') return [[name, typeOf(fields['def'])]]
  if (does !== 'AddConstraint') return OF_COLUMNS.test(does) ? [[name, null]] : []
  return [...wordsIn(definition, 'keys'), ...wordsIn(definition, 'fk_attrs')].map((key) => [key, null] as const)
}

const BY_OPERATORS: readonly (readonly [RegExp, string])[] = [
  [/_trgm_ops$|^(text|varchar)_/, 'text'],
  [/^jsonb_/, 'jsonb'],
  [/^vector_/, 'vector'],
  [/^inet_/, 'inet'],
  [/^(array|_\w+)_ops$/, 'text[]'],
]

function indexedType(index: Fields, key: Fields): string | null {
  const operators = wordsIn(key, 'opclass').at(-1) ?? ''
  if (operators !== '') return BY_OPERATORS.find(([words]) => words.test(operators))?.[1] ?? null
  if (textIn(index, 'accessMethod') !== 'gin') return null
  return /(tsv|vector|search)/.test(textIn(key, 'name')) ? 'tsvector' : 'jsonb'
}

/** What a foreign key leads to: of the type of the column that refers to it. */
function referred(kind: string, tree: Fields, table: Name | null): readonly ColumnUse[] {
  const { columns, constraints } = elementsOf(kind, tree)
  const types = new Map(typedColumns(kind, tree))
  const keys = [
    ...columns.flatMap((column) => column.constraints.map((each) => ({ each, own: [column.name] }))),
    ...constraints.map((each) => ({ each, own: wordsIn(each, 'fk_attrs') })),
  ]
  return keys.flatMap(({ each, own }) => {
    if (!isKind(each, 'FOREIGN') || table === null) return []
    const target = relationName(fieldsIn(each, 'pktable'))
    const names = wordsIn(each, 'pk_attrs')
    const leading = names.length > 0 ? names : own.length === 1 ? ['id'] : []
    return leading.map((column, index) => ({ table: target, column, type: types.get(own[index] ?? '') ?? null }))
  })
}

/** Columns a statement makes, with their types. */
export function typedColumns(kind: string, tree: Fields): readonly (readonly [string, string])[] {
  const definitions =
    kind === 'CreateStmt'
      ? listIn(tree, 'tableElts')
      : kind === 'AlterTableStmt'
        ? commandsOf(tree).flatMap(({ does, fields }) => (does === 'AddColumn' ? [fieldsIn(fields, 'def')] : []))
        : []
  return definitions.flatMap((one) => {
    const type = fieldsIn(one, 'typeName')
    return typeof one['colname'] === 'string' ? [[one['colname'], plainSerial(typeText(type))] as const] : []
  })
}

const plainSerial = (type: string): string =>
  ({ '"serial"': 'integer', '"bigserial"': 'bigint', '"smallserial"': 'smallint' })[type] ?? type

/** Columns in expressions, where the statement names one table or says which. */
function expressed(tree: Fields): readonly ColumnUse[] {
  const relations = relationsOf(tree)
  const only = new Set(relations.map(({ relation }) => `${relation.schema}.${relation.name}`)).size === 1
  const found: ColumnUse[] = []
  const note = (node: unknown, type: string | null): void => {
    const fields = columnFields(node)
    if (fields === null) return
    const [column, qualifier] = [fields.at(-1)!, fields.at(-2)]
    const table =
      qualifier === undefined
        ? only
          ? relations[0]?.relation
          : undefined
        : relations.find(({ alias }) => alias === qualifier)?.relation
    if (table) found.push({ table, column, type })
  }
  walk(tree, (kind, node) => {
    for (const [one, type] of typedOperands(kind, node)) note(one, type)
    if (kind === 'ColumnRef') note({ ColumnRef: node }, null)
  })
  return found
}

function columnFields(node: unknown): readonly string[] | null {
  const reference = (node as { readonly ColumnRef?: Fields } | undefined)?.ColumnRef
  if (!reference) return null
  const words = wordsIn(reference, 'fields')
  return words.length === 0 || words.some((word) => word === '') ? null : words
}

type Operand = readonly [node: unknown, type: string | null]

const TEXT_FUNCTIONS =
  /^(lower|upper|btrim|ltrim|rtrim|regexp_\w+|length|char_length|substring|substr|split_part|replace|to_tsvector|concat\w*|md5|starts_with|unaccent)$/
const TIME_FUNCTIONS = /^(date_trunc|age|extract|date_part)$/

/** What operators and functions expect of the columns beside them. */
function typedOperands(kind: string, node: Fields): readonly Operand[] {
  if (kind === 'A_Expr') return operands(node)
  if (kind === 'BooleanTest') return [[node['arg'], 'boolean']]
  if (kind === 'BoolExpr')
    return (node['args'] as readonly unknown[] | undefined)?.map((one) => [one, 'boolean'] as const) ?? []
  if (kind === 'FuncCall') {
    const name = wordsIn(node, 'funcname').at(-1) ?? ''
    const given = (node['args'] as readonly unknown[] | undefined) ?? []
    const type = TEXT_FUNCTIONS.test(name)
      ? 'text'
      : TIME_FUNCTIONS.test(name)
        ? 'timestamptz'
        : name.startsWith('jsonb_')
          ? 'jsonb'
          : null
    return type === null ? [] : given.map((one) => [one, type] as const)
  }
  return 'whereClause' in node ? [[node['whereClause'], 'boolean']] : []
}

const BY_SIGN: Readonly<Record<string, string>> = {
  '->': 'jsonb',
  '->>': 'jsonb',
  '#>': 'jsonb',
  '#>>': 'jsonb',
  '@>': 'jsonb',
  '?': 'jsonb',
  '||': 'text',
  '~': 'text',
  '~*': 'text',
  '!~': 'text',
  '~~': 'text',
  '~~*': 'text',
  '@@': 'tsvector',
}

function operands(node: Fields): readonly Operand[] {
  const sign = wordsIn(node, 'name').at(-1) ?? ''
  const [left, right] = [node['lexpr'], node['rexpr']]
  const told = BY_SIGN[sign]
  if (told) return [[left, told]]
  if (/^[-+*/%]$/.test(sign)) {
    const type = typeOf(left) ?? typeOf(right) ?? 'bigint'
    return /^(bigint|numeric)$/.test(type)
      ? [
          [left, type],
          [right, type],
        ]
      : []
  }
  return [
    [left, typeOf(Array.isArray(right) ? right[0] : right)],
    [right, typeOf(left)],
  ]
}

/** The type of an expression that is a constant, or nearly one; a text in quotes may be anything. */
function typeOf(node: unknown): string | null {
  const [[kind, fields] = ['', {}]] = Object.entries((node ?? {}) as Readonly<Record<string, Fields>>)
  if (kind === 'List') return typeOf(((fields['items'] as readonly unknown[] | undefined) ?? [])[0])
  if (kind === 'A_Const') {
    if ('ival' in fields) return 'bigint'
    if ('fval' in fields) return 'numeric'
    return 'boolval' in fields ? 'boolean' : null
  }
  if (kind === 'TypeCast') return typeText(fieldsIn(fields, 'typeName')) || null
  if (kind === 'SQLValueFunction') return /TIMESTAMP/.test(textIn(fields, 'op')) ? 'timestamptz' : null
  if (kind !== 'FuncCall') return null
  const name = wordsIn(fields, 'funcname').at(-1) ?? ''
  if (name === 'now' || name === 'clock_timestamp') return 'timestamptz'
  return /^(gen_random_uuid|uuidv7|uuid_generate_v\d)$/.test(name) ? 'uuid' : null
}
