import { scopeOf } from '../../blueprint/check/scope.ts'
import type { Blueprint } from '../../blueprint/language/blueprint.ts'
import { Reading } from '../../blueprint/shape/shape.ts'
import { spoken } from '../../kernel/english.ts'
import { snake, usualTable } from '../../blueprint/storage/names.ts'
import type { AskedField, Backend, DesignRequest, Subject, Table } from '../../model/index.ts'
import { stepOf } from '../clarify/steps.ts'

/** The request, where new things hold what they hold in the end: what was only supposed and did not come about nobody is promised. */
export const asMade = (
  request: DesignRequest,
  backend: Backend,
  blueprint: Blueprint | null = null,
): DesignRequest => ({
  ...request,
  subjects: request.subjects.map((subject) => withColumns(subject, backend)),
  capabilities: request.capabilities.filter(
    (one) => one.name !== 'operation' || isThere(one.of ?? '', backend) || isStep(one.of ?? '', blueprint),
  ),
})

/** What is done by saying how a row stands. */
function isStep(of: string, blueprint: Blueprint | null): boolean {
  if (blueprint === null) return false
  const [thing = '', what = ''] = of.split('.')
  return stepOf(thing, what, scopeOf(blueprint, new Reading())) !== null
}

/** What was said and did not come about: people write it. */
export function notMade({ subjects, capabilities }: DesignRequest, backend: Backend): readonly string[] {
  const deeds = capabilities.flatMap(({ name, of, from }) =>
    name === 'operation' && !isThere(of ?? '', backend)
      ? [`${wordsOf(of ?? '')} is no operation yet (“${from.text}”): that has to be written by hand`]
      : [],
  )
  const fields = subjects.flatMap((subject) => {
    const table = newTable(subject, backend)
    return table === null
      ? []
      : subject.fields.flatMap((field) =>
          field.typed === 'said' && columnOf(field, table) === null
            ? [`${field.name} is no column of ${table.name} (“${field.from.text}”): that has to be written by hand`]
            : [],
        )
  })
  return [...new Set([...deeds, ...fields])]
}

/** `Return.accept`: accept of a return. */
function wordsOf(of: string): string {
  const [name = '', what = ''] = of.split('.')
  return `${what.replaceAll(/[-_]/g, ' ')} of ${spoken(name)}`
}

function withColumns(subject: Subject, backend: Backend): Subject {
  const table = newTable(subject, backend)
  if (table === null) return subject
  const fields = subject.fields.flatMap((field) => {
    const name = columnOf(field, table)
    return name === null ? [] : name === field.name ? [field] : [{ ...field, name }]
  })
  return { ...subject, fields }
}

const newTable = ({ name, table }: Subject, { data }: Backend): Table | null =>
  table !== null || name === 'User'
    ? null
    : (data.tables.find((one) => one.model === name || one.model === `${name}Record`) ??
      data.tables.find((one) => one.name === usualTable(name)) ??
      null)

/** How the field is called there; null where nothing holds it. What lies elsewhere, or is worked out, has columns of other names. */
function columnOf({ name, type }: AskedField, { columns }: Table): string | null {
  const names = columns.map((column) => column.name)
  if (names.includes(name) || names.includes(`${name}_id`) || /^(?:many|file)\b| as /.test(type)) return name
  return names.includes(`${name}_user_id`)
    ? `${name}_user`
    : names.some((one) => one.startsWith(`${name}_`))
      ? name
      : null
}

/** Whether an operation is called so: by its path, or by its handler. */
function isThere(of: string, { api }: Backend): boolean {
  const what = snake((of.split('.')[1] ?? '').replaceAll('-', '_'))
  if (what === '') return true
  return api.operations.some(
    ({ path, name, operationId }) =>
      path.split('/').some((part) => part.replaceAll('-', '_') === what) ||
      [name, operationId].some((one) => snake(one).includes(what)),
  )
}
