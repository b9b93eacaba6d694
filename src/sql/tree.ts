/** A node of the server's grammar: its fields by name. */
export type Fields = Readonly<Record<string, unknown>>

const NONE: Fields = {}

/** The node in a field, without the name of its kind around it: `{ "ColumnDef": { ... } }`. */
export function fieldsIn(holder: Fields, name: string): Fields {
  const value = holder[name]
  return isFields(value) ? unwrapped(value) : NONE
}

export const listIn = (holder: Fields, name: string): readonly Fields[] => {
  const value = holder[name]
  return Array.isArray(value) ? value.filter(isFields).map(unwrapped) : []
}

export const textIn = (holder: Fields, name: string): string => {
  const value = holder[name]
  return typeof value === 'string' ? value : ''
}

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null

function unwrapped(node: Fields): Fields {
  const [only, ...others] = Object.entries(node)
  return only && others.length === 0 && /^[A-Z]/.test(only[0]) && isFields(only[1]) ? only[1] : node
}

/** `orders`, or `shop.orders` for one in a schema of its own: as the rehearsal calls it. */
export function nameIn(holder: Fields, name = 'relation'): string {
  const { relname, schemaname } = fieldsIn(holder, name)
  if (typeof relname !== 'string') return ''
  return typeof schemaname === 'string' && schemaname !== 'public' ? `${schemaname}.${relname}` : relname
}

/** Names of a list of words: `["a", "b"]` of `(a, b)`. */
export const wordsIn = (holder: Fields, name: string): readonly string[] =>
  listIn(holder, name).map((one) => textIn(one, 'sval'))

/** The objects a `DROP` names. */
export const droppedNames = (tree: Fields): readonly string[] =>
  listIn(tree, 'objects').map((object) =>
    wordsIn(object, 'items')
      .filter((word, index, words) => word !== 'public' || index === words.length - 1)
      .join('.'),
  )

/** What one `ALTER TABLE` does, each part by itself. */
export interface TableCommand {
  /** `AddColumn`, `SetNotNull`: without `AT_`. */
  readonly does: string
  /** The column or constraint it names. */
  readonly name: string
  readonly fields: Fields
  readonly column: Column | null
  readonly constraint: Fields | null
}

export interface Column {
  readonly name: string
  /** The last word of its type: `int4`, `serial`. */
  readonly type: string
  readonly constraints: readonly Fields[]
}

export const commandsOf = (tree: Fields): readonly TableCommand[] =>
  listIn(tree, 'cmds').map((fields) => {
    const does = textIn(fields, 'subtype').replace(/^AT_/, '')
    const definition = fieldsIn(fields, 'def')
    return {
      does,
      name: textIn(fields, 'name'),
      fields,
      column: does === 'AddColumn' ? columnOf(definition) : null,
      constraint: does === 'AddConstraint' ? definition : null,
    }
  })

export const columnOf = (definition: Fields): Column => ({
  name: textIn(definition, 'colname'),
  type: wordsIn(fieldsIn(definition, 'typeName'), 'names').at(-1) ?? '',
  constraints: listIn(definition, 'constraints'),
})

export const isKind = (constraint: Fields, ...kinds: readonly string[]): boolean =>
  kinds.includes(textIn(constraint, 'contype').replace(/^CONSTR_/, ''))

/** What a table gets, by `CREATE TABLE` and `ALTER TABLE` alike. */
export interface TableElements {
  readonly columns: readonly Column[]
  /** Those that stand by themselves, not beside a column. */
  readonly constraints: readonly Fields[]
}

export function elementsOf(kind: string, tree: Fields): TableElements {
  if (kind === 'CreateStmt') {
    const elements = listIn(tree, 'tableElts')
    return {
      columns: elements.filter((one) => typeof one['colname'] === 'string').map(columnOf),
      constraints: elements.filter((one) => typeof one['contype'] === 'string'),
    }
  }
  const commands = kind === 'AlterTableStmt' ? commandsOf(tree) : []
  return {
    columns: commands.flatMap(({ column }) => (column ? [column] : [])),
    constraints: commands.flatMap(({ constraint }) => (constraint ? [constraint] : [])),
  }
}
