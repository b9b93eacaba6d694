import { exemptOf } from '../../model/queries/index.ts'
import type { Backend, Column, JsonSchema, Operation } from '../../model/index.ts'
import type { Expected } from '../../writers/change/ground.ts'

/** What two surveys differ in, a line each: `+ column tasks.priority`, `- operation GET /tasks`, `~ access GET /tasks`. */
export function differencesOf(before: Backend, after: Backend): readonly string[] {
  return [
    ...compared('operation', operationsOf(before), operationsOf(after)),
    ...compared('parameter', parametersOf(before, after), parametersOf(after, before)).filter((line) =>
      line.startsWith('-'),
    ),
    ...compared('access', accessOf(before), accessOf(after)).filter((line) => line.startsWith('~')),
    ...compared('table', tablesOf(before), tablesOf(after)),
    ...compared('column', columnsOf(before), columnsOf(after)),
    ...valuesBetween(before, after),
    ...compared('field', fieldsOf(before), fieldsOf(after)),
    ...compared('not understood', unresolvedOf(before), unresolvedOf(after)).filter((line) => line.startsWith('+')),
  ].toSorted()
}

/** Those of the differences that nobody asked for, and what was asked for and is not among them. */
export function unwanted(differences: readonly string[], expected: Expected): readonly string[] {
  const wanted = [
    ...expected.operations.map((one) => `+ operation ${one}`),
    ...expected.changed.map((one) => `~ operation ${one}`),
    ...expected.tables.map((one) => `+ table ${one}`),
    ...expected.columns.map((one) => `+ column ${one}`),
    ...expected.reguarded.map((one) => `~ access ${one}`),
  ]
  const values = new Set(expected.values.map((one) => `+ value ${one}`))
  const keyed = new Set(expected.keyed.map((one) => `~ table ${one}`))
  const fields = new Set(expected.fields)
  const isWanted = (line: string): boolean => {
    if (wanted.includes(line) || values.has(line) || keyed.has(line)) return true
    const [, field] = /^\+ field \S+\.([^.\s]+)$/.exec(line) ?? []
    if (field !== undefined && fields.has(field)) return true
    const [, column] = /^\+ column (\S+)\.[^.\s]+$/.exec(line) ?? []
    if (column !== undefined && expected.tables.includes(column)) return true
    return expected.tables.length + expected.operations.length > 0 && line.startsWith('+ field ')
  }
  return [
    ...differences.filter((line) => !isWanted(line)),
    ...wanted.filter((line) => !differences.includes(line)).map((line) => `missing: ${line.slice(2)}`),
  ]
}

/** Those that change or take away what was there, unless it is asked for: columns, operations, and who may call them. */
export const harmful = (differences: readonly string[], { reguarded }: Expected): readonly string[] =>
  differences.filter(
    (line) =>
      /^(?:- (?:operation|parameter|table|column|value)|~ (?:column|access)) /.test(line) &&
      !reguarded.some((one) => line === `~ access ${one}`),
  )

/** New operations that ask callers for less, or for something else, than those they are written after. */
export function unguarded(
  { api }: Backend,
  { guarded, renamed, reguarded }: Expected,
  before: Backend,
): readonly string[] {
  const asked = accessTold(api.operations)
  const instead = accessTold(api.operations, new Map(renamed))
  // What a sibling asked for that asks for something else from now on.
  const once = accessTold(before.api.operations.filter(({ id }) => reguarded.includes(id)))
  return guarded
    .filter(([operation, sibling]) => {
      const known = [asked, instead, once].flatMap((told) => told.get(sibling) ?? [])
      return !known.includes(asked.get(operation) ?? '')
    })
    .map(([operation, sibling]) => `${operation} asks callers for something else than ${sibling} does`)
}

type Told = ReadonlyMap<string, string>

function compared(what: string, before: Told, after: Told): readonly string[] {
  return [
    ...[...before.keys()].filter((name) => !after.has(name)).map((name) => `- ${what} ${name}`),
    ...[...after].flatMap(([name, told]) => {
      if (!before.has(name)) return [`+ ${what} ${name}`]
      return before.get(name) === told ? [] : [`~ ${what} ${name}`]
    }),
  ]
}

const operationsOf = ({ api }: Backend): Told => new Map(api.operations.map((one) => [one.id, shapeOf(one)]))

/** How it is called and what it answers, without the schemas it names: those are compared by themselves. */
const shapeOf = ({ parameters, body, responses }: Operation): string =>
  JSON.stringify([parameters, body, responses.map(({ status, content }) => [status, content])])

/** What operations are asked for by, where both have them. */
function parametersOf({ api }: Backend, other: Backend): Told {
  const kept = new Set(other.api.operations.map(({ id }) => id))
  return new Map(
    api.operations
      .filter(({ id }) => kept.has(id))
      .flatMap(({ id, parameters }) => parameters.map((one) => [`${id} ${one.in}.${one.name}`, ''] as const)),
  )
}

const accessOf = ({ api }: Backend): Told => accessTold(api.operations)

const accessTold = (operations: readonly Operation[], renamed: ReadonlyMap<string, string> = new Map()): Told =>
  new Map(
    operations.map(({ id, access }) => [
      id,
      JSON.stringify([
        access.state,
        access.credentials,
        ...[access.roles, access.scopes, exemptOf(access)].map((held) => held.map((one) => renamed.get(one) ?? one)),
      ]),
    ]),
  )

const tablesOf = ({ data }: Backend): Told =>
  new Map(
    data.tables.map(({ id, primaryKey, uniques, checks, foreignKeys }) => [
      id,
      JSON.stringify([primaryKey, uniques, checks, foreignKeys.map(({ at: _, ...key }) => key)]),
    ]),
  )

const columnsOf = ({ data }: Backend): Told =>
  new Map(data.tables.flatMap(({ id, columns }) => columns.map((column) => [`${id}.${column.name}`, told(column)])))

const told = ({ at: _, choice, ...column }: Column): string =>
  JSON.stringify({ ...column, choice: choice && { ...choice, values: [] } })

/** What columns that are there may hold: a new value is one more, one that has gone is in rows that are there. */
function valuesBetween(before: Backend, after: Backend): readonly string[] {
  const was = columnsIn(before)
  return [...columnsIn(after)].flatMap(([name, { choice }]) => {
    const [old, now] = [was.get(name)?.choice?.values ?? [], choice?.values ?? []]
    if (!was.has(name)) return []
    return [
      ...old.filter((one) => !now.includes(one)).map((one) => `- value ${name}: ${one}`),
      ...now.filter((one) => !old.includes(one)).map((one) => `+ value ${name}: ${one}`),
    ]
  })
}

const columnsIn = ({ data }: Backend): ReadonlyMap<string, Column> =>
  new Map(data.tables.flatMap(({ id, columns }) => columns.map((one) => [`${id}.${one.name}`, one] as const)))

const fieldsOf = ({ api }: Backend): Told =>
  new Map(
    api.applications.flatMap(({ schemas }) =>
      Object.entries(schemas).flatMap(([name, schema]) =>
        Object.entries((schema['properties'] ?? {}) as Record<string, JsonSchema>).map(
          ([field, of]) => [`${name}.${field}`, JSON.stringify(of)] as const,
        ),
      ),
    ),
  )

const unresolvedOf = ({ reading }: Backend): Told =>
  new Map(reading.unresolved.map(({ kind, text }) => [`${kind}: ${text}`, '']))
