import { quoted } from '../../../sql/identifiers.ts'
import type { Catalog, CatalogColumn, CatalogIndex, CatalogTable, Column, Data } from '../../index.ts'
import { namedDifferently, withNames } from '../difference/named-differently.ts'

/**
 * The models in the words of a blueprint. What keys are called, whether the program or the server fills in a default,
 * how numbers are counted, and under which of two names a text is kept: a blueprint says none of these.
 */
export function asWritten(models: Catalog, blueprint: Catalog, data: Data): Catalog {
  const there = new Map(blueprint.tables.map((one) => [keyOf(one), one]))
  const described = new Map(data.tables.map((one) => [`${one.schema ?? 'public'}.${one.name}`, one]))
  const tables = models.tables.map((table) => {
    const other = there.get(keyOf(table))
    const columns = described.get(keyOf(table))?.columns ?? []
    return other
      ? uniqueAs(other, { ...table, columns: table.columns.map((one) => columnAs(other, one, columns)) })
      : table
  })
  const alike = { ...models, tables }
  return withNames(alike, namedDifferently(alike, blueprint), quoted)
}

const keyOf = ({ schema, name }: CatalogTable): string => `${schema}.${name}`

function columnAs({ columns }: CatalogTable, own: CatalogColumn, described: readonly Column[]): CatalogColumn {
  const written = columns.find(({ name }) => name === own.name)
  if (!written) return own
  const type = anyText(own.type) === anyText(written.type) ? written.type : own.type
  const isCounted = written.identity !== null && own.identity === null && own.default?.startsWith('nextval(') === true
  if (isCounted) return { ...own, type, default: written.default, identity: written.identity }
  const ofProgram = described.find(({ name }) => name === own.name)?.default ?? null
  const isOfProgram = own.default === null && ofProgram !== null
  const isSame = bare(own.default) === bare(written.default)
  return { ...own, type, default: isOfProgram || isSame ? written.default : own.default }
}

/** A text without a length is the same to the server under both names. */
const anyText = (type: string): string => type.replace(/^character varying(?=$|\[)/, 'text')

const bare = (expression: string | null): string | null => expression?.replace(/::[\w ]+(\[\])?$/, '') ?? null

/** What keeps rows apart is an index of its own in a blueprint, and often a constraint in models. */
function uniqueAs(written: CatalogTable, own: CatalogTable): CatalogTable {
  const free = written.indexes.filter(
    (one) => isPlain(one) && !own.indexes.some((each) => isPlain(each) && sameKeys(each, one)),
  )
  const taken: CatalogIndex[] = []
  const constraints = own.constraints.filter((one) => {
    const index =
      one.kind === 'unique' && !/DEFERRABLE|NULLS NOT/.test(one.definition) && free.find((each) => sameKeys(each, one))
    if (index) taken.push(index)
    return !index
  })
  return { ...own, constraints, indexes: [...own.indexes, ...taken] }
}

const isPlain = ({ unique, definition }: CatalogIndex): boolean =>
  unique && !/ (WHERE|INCLUDE|NULLS NOT DISTINCT)\b/.test(definition)

const sameKeys = (
  one: { readonly columns: readonly string[] },
  other: { readonly columns: readonly string[] },
): boolean => one.columns.join() === other.columns.join()
