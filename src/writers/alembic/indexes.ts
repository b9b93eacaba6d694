import type { CatalogIndex, CatalogName } from '../../model/index.ts'
import { call, inSchema, keyword, pythonList, pythonText, sqlLiteral } from './python.ts'

const INDEX =
  /^CREATE (UNIQUE )?INDEX (?:"(?:[^"]|"")+"|\S+) ON (?:"(?:[^"]|"")+"|[^\s".]+)(?:\.(?:"(?:[^"]|"")+"|[^\s".]+))? USING (\w+) (\(.*)$/s
const REST = /^(?: INCLUDE \(([^()]*)\))?( NULLS NOT DISTINCT)?(?: WHERE \((.*)\))?$/s

/** `op.create_index(...)`; null for one that only SQL can describe. */
export function createIndex(table: CatalogName, index: CatalogIndex, concurrently: boolean): string | null {
  const [matched, unique, method, from = ''] = INDEX.exec(index.definition) ?? []
  const end = closing(from)
  const rest = matched === undefined || end < 0 ? null : REST.exec(from.slice(end + 1))
  if (rest === null) return null
  const [, include, distinct, where] = rest
  return call('op.create_index', [
    pythonText(index.name),
    pythonText(table.name),
    `[${keysOf(from.slice(1, end)).map(key).join(', ')}]`,
    `unique=${unique ? 'True' : 'False'}`,
    inSchema(table.schema),
    keyword('postgresql_using', method === 'btree' ? null : pythonText(method!)),
    keyword('postgresql_include', include === undefined ? null : pythonList(keysOf(include).map(unquoted))),
    distinct ? 'postgresql_nulls_not_distinct=True' : null,
    keyword('postgresql_where', where === undefined ? null : `sa.text(${sqlLiteral(where)})`),
    concurrently ? 'postgresql_concurrently=True' : null,
  ])
}

const PLAIN = /^(?:[a-z_][a-z0-9_$]*|"(?:[^"]|"")+")$/

const key = (text: string): string =>
  PLAIN.test(text) ? pythonText(unquoted(text)) : `sa.literal_column(${sqlLiteral(text)})`

const unquoted = (name: string): string => (name.startsWith('"') ? name.slice(1, -1).replaceAll('""', '"') : name)

/** Where the parenthesis at the beginning is closed. */
function closing(text: string): number {
  let depth = 0
  for (const [at, word] of tokens(text)) {
    if (word === '(') depth++
    if (word === ')' && --depth === 0) return at
  }
  return -1
}

/** What stands between the outer commas. */
function keysOf(text: string): readonly string[] {
  const cuts: number[] = []
  let depth = 0
  for (const [at, word] of tokens(text)) {
    if (word === '(' || word === '[') depth++
    if (word === ')' || word === ']') depth--
    if (word === ',' && depth === 0) cuts.push(at)
  }
  return [...cuts, text.length].map((cut, index) => text.slice(index === 0 ? 0 : cuts[index - 1]! + 1, cut).trim())
}

const tokens = (text: string): readonly (readonly [number, string])[] =>
  [...text.matchAll(/'(?:[^']|'')*'|"(?:[^"]|"")*"|[\s\S]/g)].map((match) => [match.index, match[0]] as const)
