import type { Catalog, CatalogColumn, CatalogName, CatalogTable } from '../catalog.ts'

/** A database in which nobody made anything yet. */
export const EMPTY_CATALOG: Catalog = {
  schemas: ['public'],
  extensions: [],
  enums: [],
  domains: [],
  sequences: [],
  tables: [],
  views: [],
  functions: [],
}

/**
 * A catalog as lines, one for each thing, so that a difference names itself. Columns have no position here: who takes
 * a column away and adds it again has it at the end, and nothing that asks by name notices.
 */
export function catalogFacts(catalog: Catalog): ReadonlySet<string> {
  return new Set([
    ...catalog.schemas.map((name) => `schema ${name}`),
    ...catalog.extensions.map((name) => `extension ${name}`),
    ...catalog.enums.map((one) => `enum ${nameOf(one)} (${one.values.join(', ')})`),
    ...catalog.domains.map(
      (one) =>
        `domain ${nameOf(one)} ${one.type}${one.notNull ? ' not null' : ''}${one.default === null ? '' : ` default ${one.default}`} ${one.checks.map(({ name, definition }) => `${name} ${definition}`).join(' ')}`,
    ),
    ...catalog.sequences.map((one) => `sequence ${nameOf(one)} ${one.type} from ${one.start} by ${one.increment}`),
    ...catalog.views.map(
      (one) => `${one.materialized ? 'materialized view' : 'view'} ${nameOf(one)} ${one.definition}`,
    ),
    ...catalog.functions.map((one) => `function ${nameOf(one)}(${one.arguments}) ${one.definition}`),
    ...catalog.tables.flatMap(tableFacts),
  ])
}

/** Lines only one side has: `-` for what is lost, `+` for what has come. */
export function factsThatDiffer(before: ReadonlySet<string>, after: ReadonlySet<string>): readonly string[] {
  return [
    ...[...before].filter((one) => !after.has(one)).map((one) => `- ${one}`),
    ...[...after].filter((one) => !before.has(one)).map((one) => `+ ${one}`),
  ]
}

/** As one would say it: the schema everybody has is left out. */
export const nameOf = ({ schema, name }: CatalogName): string => (schema === 'public' ? name : `${schema}.${name}`)

function tableFacts(table: CatalogTable): readonly string[] {
  const name = nameOf(table)
  return [
    `table ${name}${table.unlogged ? ' unlogged' : ''}${table.comment === null ? '' : ` -- ${table.comment}`}`,
    ...(table.partitionedBy === null ? [] : [`table ${name} partitioned by ${table.partitionedBy}`]),
    ...(table.partitionOf === null
      ? []
      : [`table ${name} partition of ${table.partitionOf.parent} ${table.partitionOf.bound}`]),
    ...(table.rowSecurity === 'off' ? [] : [`row security of ${name} ${table.rowSecurity}`]),
    ...table.columns.map((column) => `column ${name}.${columnFact(column)}`),
    ...table.constraints.map(
      (one) => `constraint ${one.name} on ${name} ${one.definition}${one.valid ? '' : ' not validated'}`,
    ),
    ...table.indexes.map((one) => `index ${one.name} ${one.definition}${one.valid ? '' : ' invalid'}`),
    ...table.triggers.map((one) => `trigger ${one.name} on ${name} ${one.definition}`),
    ...table.policies.map((one) => `policy ${one.name} on ${name} ${one.definition}`),
  ]
}

function columnFact(column: CatalogColumn): string {
  const { generated } = column
  return [
    `${column.name} ${column.type}`,
    ...(column.notNull ? ['not null'] : []),
    ...(column.default === null ? [] : [`default ${column.default}`]),
    ...(column.identity === null ? [] : [`identity ${column.identity}`]),
    ...(generated === null ? [] : [`generated ${generated.expression}${generated.stored ? ' stored' : ''}`]),
    ...(column.collation === null ? [] : [`collation ${column.collation}`]),
    ...(column.comment === null ? [] : [`-- ${column.comment}`]),
  ].join(' ')
}
