import type { Backend, DesignRequest, JsonSchema } from '../../model/index.ts'
import { operationDoing } from '../../model/queries/index.ts'

/** New fields of tables that are there which no caller can say: no operation takes them, and none is asked to set them. */
export function unsaid(
  before: Backend,
  { api, data }: Backend,
  { subjects, capabilities }: DesignRequest,
): readonly string[] {
  const known = saidIn(before.api)
  const old = new Set(before.data.tables.flatMap(({ id, columns }) => columns.map(({ name }) => `${id}.${name}`)))
  const news = [...saidIn(api)].filter((one) => !known.has(one))
  return subjects.flatMap(({ name: subject, table: id, fields }) => {
    const table = data.tables.find((one) => one.id === id || one.name === id)
    if (!table) return []
    const there = new Set(before.api.operations.map(({ id }) => id))
    // What is said when something is done is said there, where that could be written.
    const isSet = capabilities.some(({ name, of }) => {
      const [to, verb, field] = of?.split('.') ?? []
      if (name !== 'operation' || to !== subject || verb === undefined) return false
      const done = operationDoing(verb, table, { ...before, api })
      return done !== null && (field !== undefined || !there.has(done.operation.id))
    })
    if (isSet) return []
    return fields
      .filter(({ change, setBy, name }) => change === undefined && setBy === undefined && !name.endsWith('_at'))
      .flatMap(({ name }) => table.columns.filter((one) => one.name === name || one.name === `${name}_id`))
      .filter(({ name }) => !old.has(`${table.id}.${name}`) && !news.some((one) => one.endsWith(`.${name}`)))
      .map(
        ({ name }) =>
          `nobody can say ${table.name}.${name} yet: no operation takes what it is kept beside, so that whoever sets it has to be written by hand`,
      )
  })
}

/** What callers say, by where: each field of what is sent, and each parameter. */
function saidIn({ operations, applications }: Backend['api']): ReadonlySet<string> {
  const schemas = new Map(applications.flatMap((one) => Object.entries(one.schemas)))
  const said = new Set<string>()
  const seen = new Set<unknown>()
  const visit = (of: unknown, at: string): void => {
    if (typeof of !== 'object' || of === null || seen.has(of)) return
    seen.add(of)
    const { $ref, properties } = of as JsonSchema & { $ref?: string; properties?: Record<string, unknown> }
    const name = $ref?.split('/').at(-1)
    if (name !== undefined) visit(schemas.get(name), name)
    for (const one of Object.keys(properties ?? {})) said.add(`${at}.${one}`)
    for (const inner of Object.values(of)) visit(inner, at)
  }
  for (const { id, body, parameters } of operations) {
    visit(body, id)
    for (const { name, in: where } of parameters) if (where !== 'path') said.add(`${id}.${name}`)
  }
  return said
}
