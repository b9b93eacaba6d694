import type { RefusedStatement } from '../lab/catalog/load-script.ts'
import type { Backend } from '../model/index.ts'
import type { NotKnown } from '../model/queries/index.ts'

const NAME = String.raw`(?:"((?:[^"]|"")+)"|([\w$]+))`
const MADE = new RegExp(String.raw`^CREATE (?:UNLOGGED )?TABLE (?:${NAME}\.)?${NAME}`)
const CALLED = new RegExp(String.raw`(?:INDEX|CONSTRAINT) ${NAME}`, 'g')

/** What is not known because the server refused the statement that was to make it, of the models or of migrations. */
export function notKnownOf(
  refused: readonly RefusedStatement[],
  migrations: readonly string[],
  data: Backend['data'],
): NotKnown {
  const names = new Set(migrations)
  const tables = new Set(
    data.tables.filter(({ name }) => names.has(name)).map(({ schema, name }) => `${schema ?? 'public'}.${name}`),
  )
  for (const { sql } of refused) {
    const [, quotedSchema, schema, quotedName, name] = MADE.exec(withoutRemarks(sql)) ?? []
    const table = (quotedName ?? name)?.replaceAll('""', '"')
    if (table !== undefined) tables.add(`${quotedSchema ?? schema ?? 'public'}.${table}`)
    for (const [, quoted, bare] of sql.matchAll(CALLED)) names.add((quoted ?? bare ?? '').replaceAll('""', '"'))
  }
  return { tables, names }
}

const withoutRemarks = (sql: string): string => sql.replace(/^(?:\s*--[^\n]*\n)+/, '')

export function unknownOf({ data, reading }: Backend, refused: readonly RefusedStatement[]): readonly string[] {
  const known = new Set(data.tables.map(({ id }) => id))
  return [
    ...refused.map(
      ({ sql, reason }) =>
        `PostgreSQL refuses what the models say (${reason}): ${withoutRemarks(sql).replaceAll(/\s+/g, ' ').slice(0, 100)}`,
    ),
    ...data.tables.flatMap(({ id, columns, foreignKeys }) => [
      ...columns
        .filter(({ type }) => type === '')
        .map(({ name, at }) => `${at.file}:${at.line}: the type of ${id}.${name} is not known`),
      ...foreignKeys
        .filter(({ references }) => !known.has(references.table))
        .map(
          ({ references, at }) =>
            `${at.file}:${at.line}: ${id} leads to ${references.table}, which no model here describes`,
        ),
    ]),
    ...reading.unresolved
      .filter(({ kind }) => kind === 'table')
      .map(({ text, at }) => `${at ? `${at.file}:${at.line}: ` : ''}${text}`),
  ]
}
