import type { Sql } from '../../sql/parser.ts'

/** What a query looks for in one of its tables: what an index could be made of. */
export interface Search {
  /** The name the query has for the table. */
  readonly table: string
  /** Compared for equality, expressions as written: `buyer_id`, `lower(email)`. */
  readonly equal: readonly string[]
  /** Compared with `<`, `BETWEEN` and the like. */
  readonly range: readonly string[]
  readonly missing: readonly string[]
  /** Sorted by, in this order, while nothing else is sorted by. */
  readonly sort: readonly { readonly column: string; readonly descending: boolean }[]
  /** Looked into: `LIKE`, `@>`, with the operator. */
  readonly within: readonly { readonly column: string; readonly operator: string }[]
}

type Node = Readonly<Record<string, unknown>>
type Found = { readonly [Part in keyof Omit<Search, 'table'>]: Search[Part][number][] }

/** Reads the conditions all rows must meet, of the query and of the queries it selects from. */
export function searchesOf(query: string, sql: Sql): readonly Search[] {
  const [statement] = sql.statements(query).statements
  if (!statement) return []
  const tables = new Map<string, Found>()
  visit(statement.tree, tables)
  return [...tables].map(([table, found]) => ({ table, ...found }))
}

function visit(node: Node, tables: Map<string, Found>): void {
  const from = [
    ...list(node['fromClause']),
    ...list(node['usingClause']),
    ...(node['relation'] ? [{ RangeVar: node['relation'] }] : []),
  ]
  const names = from.flatMap((one) => namesIn(one as Node, tables))
  const [only] = names.length === 1 ? names : [undefined]
  const whole = node['whereClause'] as Node | undefined
  if (whole) for (const condition of conjuncts(whole)) read(condition, tables, only)
  readSort(list(node['sortClause']) as readonly Node[], tables, only)
}

/** Names of the tables in `FROM`; a query in there is read by itself, and joins bring conditions. */
function namesIn(item: Node, tables: Map<string, Found>): readonly string[] {
  const range = item['RangeVar'] as Node | undefined
  if (range) return [nameOfRange(range)]
  const inner = (item['RangeSubselect'] as Node | undefined)?.['subquery'] as Node | undefined
  if (inner?.['SelectStmt']) visit(inner['SelectStmt'] as Node, tables)
  const join = item['JoinExpr'] as Node | undefined
  if (!join) return []
  const names = [...namesIn(join['larg'] as Node, tables), ...namesIn(join['rarg'] as Node, tables)]
  if (join['quals']) for (const condition of conjuncts(join['quals'] as Node)) read(condition, tables, undefined)
  return names
}

const nameOfRange = (range: Node): string =>
  ((range['alias'] as Node | undefined)?.['aliasname'] as string | undefined) ?? String(range['relname'])

function conjuncts(node: Node): readonly Node[] {
  const joined = node['BoolExpr'] as Node | undefined
  return joined?.['boolop'] === 'AND_EXPR' ? (list(joined['args']) as readonly Node[]).flatMap(conjuncts) : [node]
}

interface Named {
  readonly table: string | undefined
  readonly column: string
}

function read(condition: Node, tables: Map<string, Found>, only: string | undefined): void {
  const nulls = condition['NullTest'] as Node | undefined
  const tested = nulls?.['nulltesttype'] === 'IS_NULL' ? columnIn(nulls['arg'] as Node) : null
  if (tested) return void foundFor(tested, tables, only)?.missing.push(tested.column)
  const compared = condition['A_Expr'] as Node | undefined
  if (!compared) return
  const operator = operatorOf(compared)
  for (const side of ['lexpr', 'rexpr']) {
    const named = columnIn(compared[side] as Node)
    const found = named && foundFor(named, tables, only)
    if (!named || !found) continue
    if (operator === '=' || operator === 'IN') found.equal.push(named.column)
    else if (/^([<>]=?|BETWEEN)$/.test(operator)) found.range.push(named.column)
    else if (/^(~~\*?|@>|&&|\?|<@|%|@@)$/.test(operator)) found.within.push({ column: named.column, operator })
  }
}

function operatorOf(compared: Node): string {
  const kind = String(compared['kind'])
  if (kind === 'AEXPR_BETWEEN') return 'BETWEEN'
  const name = (list(compared['name'])[0] as Node | undefined)?.['String'] as Node | undefined
  const text = String(name?.['sval'] ?? '')
  return kind === 'AEXPR_IN' && text === '=' ? 'IN' : kind === 'AEXPR_OP_ALL' ? '' : text
}

function readSort(keys: readonly Node[], tables: Map<string, Found>, only: string | undefined): void {
  const read = keys.map((key) => {
    const by = key['SortBy'] as Node
    return { named: columnIn(by['node'] as Node), descending: by['sortby_dir'] === 'SORTBY_DESC' }
  })
  const [first] = read
  if (!first?.named || read.some(({ named }) => named?.table !== first.named!.table)) return
  foundFor(first.named, tables, only)?.sort.push(
    ...read.map(({ named, descending }) => ({ column: named!.column, descending })),
  )
}

/** A column, or a function of one as an index would have it. */
function columnIn(node: Node | undefined): Named | null {
  if (!node) return null
  const call = node['FuncCall'] as Node | undefined
  if (call) {
    const [argument, ...more] = list(call['args']) as readonly Node[]
    const inner = more.length === 0 ? columnIn(argument) : null
    const name = (list(call['funcname']).at(-1) as Node | undefined)?.['String'] as Node | undefined
    return inner && /^(lower|upper)$/.test(String(name?.['sval']))
      ? { ...inner, column: `${String(name?.['sval'])}(${inner.column})` }
      : null
  }
  const fields = list((node['ColumnRef'] as Node | undefined)?.['fields']).map(
    (one) => ((one as Node)['String'] as Node | undefined)?.['sval'],
  )
  const names = fields.filter((one): one is string => typeof one === 'string')
  if (names.length === 0 || names.length !== fields.length) return null
  return { table: names.length > 1 ? names.at(-2) : undefined, column: `"${names.at(-1)}"` }
}

function foundFor({ table }: Named, tables: Map<string, Found>, only: string | undefined): Found | null {
  const name = table ?? only
  if (name === undefined) return null
  const known = tables.get(name) ?? { equal: [], range: [], missing: [], sort: [], within: [] }
  tables.set(name, known)
  return known
}

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
