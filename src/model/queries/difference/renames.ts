import { quoted } from '../../../sql/identifiers.ts'
import type { Catalog, CatalogName, CatalogStep, CatalogTable, Renames } from '../../index.ts'

export interface Renamed {
  readonly catalog: Catalog
  readonly steps: readonly CatalogStep[]
}

/** The catalog after what was said to be renamed is; the server rewrites what speaks of it. */
export function renamed(catalog: Catalog, { tables, columns }: Renames): Renamed {
  const steps: CatalogStep[] = []
  let current = catalog
  for (const [from, to] of columns) {
    const table = current.tables.find((one) => from.startsWith(`${one.schema}.${one.name}.`))
    const [old, name] = [table && from.slice(`${table.schema}.${table.name}.`.length), to.split('.').at(-1)]
    if (!table || !name || !table.columns.some((one) => one.name === old)) continue
    steps.push({ do: 'rename column', table: nameOf(table), column: old!, to: name })
    current = withColumn(current, table, old!, name)
  }
  for (const [from, to] of tables) {
    const table = current.tables.find((one) => `${one.schema}.${one.name}` === from)
    if (!table) continue
    const name = to.startsWith(`${table.schema}.`) ? to.slice(table.schema.length + 1) : to
    steps.push({ do: 'rename table', table: nameOf(table), to: name })
    current = withTable(current, table, name)
  }
  return { catalog: current, steps }
}

const nameOf = ({ schema, name }: CatalogTable): CatalogName => ({ schema, name })

/** Words of a definition, told apart as the server's own scanner does. */
const replaced = (text: string, from: string, to: string): string =>
  text.replaceAll(/'(?:[^']|'')*'|"(?:[^"]|"")*"|[\p{L}_][\p{L}\p{N}_$]*/gu, (word) =>
    word === quoted(from) || word === `"${from}"` ? quoted(to) : word,
  )

function withColumn(catalog: Catalog, table: CatalogTable, from: string, to: string): Catalog {
  const mentions = (text: string): string => replaced(text, from, to)
  const column = (name: string): string => (name === from ? to : name)
  const changed: CatalogTable = {
    ...table,
    columns: table.columns.map((one) => ({
      ...one,
      name: column(one.name),
      generated: one.generated && { ...one.generated, expression: mentions(one.generated.expression) },
    })),
    constraints: table.constraints.map((one) => ({
      ...one,
      columns: one.columns.map(column),
      definition:
        one.kind === 'foreign key'
          ? one.definition.replace(/^FOREIGN KEY \([^)]*\)/, mentions)
          : mentions(one.definition),
    })),
    indexes: table.indexes.map((one) => ({
      ...one,
      columns: one.columns.map(mentions),
      definition: afterUsing(one.definition, mentions),
    })),
    triggers: table.triggers.map((one) => ({ ...one, definition: mentions(one.definition) })),
    policies: table.policies.map((one) => ({ ...one, definition: mentions(one.definition) })),
  }
  const name = `${table.schema}.${table.name}`
  const leadsHere = (text: string): string => text.replace(/REFERENCES [^(]*\([^)]*\)/, mentions)
  return relinked(
    {
      ...catalog,
      tables: catalog.tables.map((one) =>
        one === table
          ? changed
          : {
              ...one,
              constraints: one.constraints.map((key) =>
                key.references === name ? { ...key, definition: leadsHere(key.definition) } : key,
              ),
            },
      ),
    },
    (key) =>
      (key[0] === 'column' || key[0] === 'default') &&
      key[1] === table.schema &&
      key[2] === table.name &&
      key[3] === from
        ? [...key.slice(0, 3), to]
        : key,
  )
}

/** The name of the index and of its table are not columns. */
function afterUsing(definition: string, change: (text: string) => string): string {
  const at = definition.indexOf(' USING ')
  return at < 0 ? definition : definition.slice(0, at) + change(definition.slice(at))
}

function withTable(catalog: Catalog, table: CatalogTable, to: string): Catalog {
  const mentions = (text: string): string => replaced(text, table.name, to)
  const [was, is] = [`${table.schema}.${table.name}`, `${table.schema}.${to}`]
  const tables = catalog.tables.map((one): CatalogTable => {
    const own = one === table
    return {
      ...one,
      name: own ? to : one.name,
      partitionOf: one.partitionOf?.parent === was ? { ...one.partitionOf, parent: is } : one.partitionOf,
      constraints: one.constraints.map((key) =>
        key.references === was
          ? { ...key, references: is, definition: key.definition.replace(/REFERENCES [^(]*/, mentions) }
          : key,
      ),
      indexes: own
        ? one.indexes.map((index) => ({ ...index, definition: beforeUsing(index.definition, mentions) }))
        : one.indexes,
      triggers: own ? one.triggers.map((each) => ({ ...each, definition: mentions(each.definition) })) : one.triggers,
    }
  })
  return relinked({ ...catalog, tables }, (key) =>
    key[1] === table.schema && key[2] === table.name && key[0] !== 'function' && key[0] !== 'enum'
      ? [key[0]!, table.schema, to, ...key.slice(3)]
      : key,
  )
}

function beforeUsing(definition: string, change: (text: string) => string): string {
  const at = definition.indexOf(' USING ')
  return at < 0 ? definition : change(definition.slice(0, at)) + definition.slice(at)
}

function relinked(catalog: Catalog, key: (one: readonly string[]) => readonly string[]): Catalog {
  const { links } = catalog
  if (links === undefined) return catalog
  return {
    ...catalog,
    links: {
      needs: links.needs.map(([one, other]) => [key(one), key(other)] as const),
      owned: links.owned.map((one) => ({ ...one, of: key(one.of) })),
      clones: links.clones.map(key),
    },
  }
}
