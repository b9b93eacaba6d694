import type { Access, Body, Operation, Parameter, Statement } from '../../model/index.ts'
import { accessConditions, demands, placeText } from '../../model/queries/index.ts'
import { plain } from '../text/plain.ts'

/** `GET /books -> list_books app/api/books.py:18 | public | ?q limit=20 | select books,authors`: one line each. */
export function operationLine(operation: Operation): string {
  const parts = [
    `${operation.method.toUpperCase()} ${operation.path} -> ${operation.name} ${placeText(operation.handler)}`,
    accessText(operation.access),
    ...optional('', operation.parameters.filter((parameter) => parameter.in !== 'path').map(parameterText)),
    ...(operation.body === null ? [] : [`body ${bodyText(operation.body)}`]),
    ...optional('', operation.statements.map(statementText)),
    ...optional('does ', [
      ...new Set(
        operation.effects.map((effect) => `${effect.library}.${effect.what}${effect.inLoop ? ' in loop' : ''}`),
      ),
    ]),
    ...optional(
      'only if ',
      operation.conditions.map((condition) => condition.text),
    ),
    ...(operation.deprecated ? ['deprecated'] : []),
    ...(operation.published ? [] : ['unpublished']),
  ]
  return plain(parts.join(' | '))
}

function optional(lead: string, texts: readonly string[]): readonly string[] {
  return texts.length === 0 ? [] : [lead + texts.join('; ')]
}

export function accessText(access: Access): string {
  const asked = demands(access)
  const hangs = accessConditions(access)
  return [
    access.state,
    ...(asked.length > 0 ? [`(${asked.join(',')})`] : []),
    ...(access.state === 'conditional' && hangs.length > 0 ? [`on ${hangs.join(', ')}`] : []),
  ].join(' ')
}

const places = { path: '', query: '?', header: 'header ', cookie: 'cookie ' }

export function parameterText({ in: where, name, required, schema }: Parameter): string {
  const fallback = schema['default']
  const value = fallback === undefined || fallback === null ? '' : `=${JSON.stringify(fallback)}`
  return `${places[where]}${name}${required ? '!' : value}`
}

export function bodyText(body: Body): string {
  const texts = Object.entries(body.content).map(([type, schema]) =>
    type === 'application/json' ? schemaName(schema) : `${type} ${schemaName(schema)}`,
  )
  return texts.join(' or ') + (body.required ? '' : ' optional')
}

export function schemaName(schema: Readonly<Record<string, unknown>>): string {
  const reference = schema['$ref']
  if (typeof reference === 'string') return reference.split('/').at(-1) ?? reference
  const items = schema['items']
  if (typeof items === 'object' && items !== null) return `${schemaName(items as Readonly<Record<string, unknown>>)}[]`
  return typeof schema['title'] === 'string'
    ? schema['title']
    : typeof schema['type'] === 'string'
      ? schema['type']
      : 'any'
}

export function statementText(statement: Statement): string {
  const where = statement.filters.map((filter) => `${filter.column} ${filter.operator} ${filter.from}`)
  const notes = [
    ...(statement.inLoop ? ['in loop'] : []),
    ...(statement.scoped === 'yes' ? ['own rows'] : []),
    ...(statement.limited === 'no' && statement.verb === 'select' ? ['no limit'] : []),
  ]
  const tables =
    statement.tables.join(',') || (statement.sql === null ? '?' : JSON.stringify(statement.sql.slice(0, 80)))
  return [
    statement.verb,
    tables,
    ...(where.length > 0 ? [`[${where.join(', ')}]`] : []),
    ...(notes.length > 0 ? [`(${notes.join(', ')})`] : []),
  ].join(' ')
}
