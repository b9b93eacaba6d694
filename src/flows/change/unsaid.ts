import type { Backend, DesignRequest, JsonSchema } from '../../model/index.ts'

/** New fields of tables that are there which no caller can say: no operation takes them, and none is asked to set them. */
export function unsaid({ api, data }: Backend, { subjects, capabilities }: DesignRequest): readonly string[] {
  const said = namesSaid(api)
  return subjects.flatMap(({ name: subject, table: id, fields }) => {
    const table = data.tables.find((one) => one.id === id || one.name === id)
    const isSet = capabilities.some(({ name, of }) => name === 'operation' && of?.split('.')[0] === subject)
    if (!table || isSet) return []
    return fields
      .filter(({ change, setBy, name }) => change === undefined && setBy === undefined && !name.endsWith('_at'))
      .flatMap(({ name }) => table.columns.filter((one) => one.name === name || one.name === `${name}_id`))
      .filter(({ name }) => !said.has(name))
      .map(
        ({ name }) =>
          `nobody can say ${table.name}.${name} yet: no operation takes what it is kept beside, so that whoever sets it has to be written by hand`,
      )
  })
}

/** All names that something may be sent under. */
function namesSaid({ operations, applications }: Backend['api']): ReadonlySet<string> {
  const schemas = new Map(applications.flatMap((one) => Object.entries(one.schemas)))
  const names = new Set<string>()
  const seen = new Set<unknown>()
  const visit = (of: unknown): void => {
    if (typeof of !== 'object' || of === null || seen.has(of)) return
    seen.add(of)
    const { $ref, properties } = of as JsonSchema & { $ref?: string; properties?: Record<string, unknown> }
    if ($ref !== undefined) visit(schemas.get($ref.split('/').at(-1)!))
    for (const name of Object.keys(properties ?? {})) names.add(name)
    for (const inner of Object.values(of)) visit(inner)
  }
  for (const { body, parameters } of operations) {
    visit(body)
    for (const { name, in: where } of parameters) if (where !== 'path') names.add(name)
  }
  return names
}
