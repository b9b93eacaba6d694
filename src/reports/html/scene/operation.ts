import type { Access, Operation, Statement, Step } from '../../../model/index.ts'
import { accessMeanings, demands, placeText } from '../../../model/queries/index.ts'
import type { Line, Section } from './types.ts'
import { schemaText } from './schema.ts'

/** Everything known of an operation, in the order people ask for it. */
export function operationDetail(operation: Operation): readonly Section[] {
  return [
    {
      title: '',
      lines: [{ text: operation.summary || operation.name, at: placeText(operation.handler) }, ...remarks(operation)],
    },
    { title: `Access: ${operation.access.state}`, lines: accessLines(operation.access) },
    {
      title: 'Parameters',
      lines: operation.parameters.map(({ name, in: where, required, schema }) => ({
        text: `${name}  ${schemaText(schema)}`,
        note: `${where}${required ? ', required' : ''}`,
      })),
    },
    {
      title: 'Body',
      lines: contentLines(operation.body?.content ?? {}, operation.body?.required === false ? 'optional' : ''),
    },
    {
      title: 'Responses',
      lines: operation.responses.flatMap(({ status, description, content }) => [
        { text: status, note: description },
        ...contentLines(content, ''),
      ]),
    },
    { title: 'Statements', lines: operation.statements.flatMap(statementLines) },
    {
      title: 'Also does',
      lines: operation.effects.map((effect) => ({
        text: `${effect.library} ${effect.what}`,
        note: `${effect.kind}${effect.inLoop ? ', in a loop' : ''}`,
        ...lastPlace(effect.chain),
      })),
    },
    {
      title: 'Exists only if',
      lines: operation.conditions.map((condition) => ({ text: condition.text, at: placeText(condition.at) })),
    },
    { title: 'Wiring', lines: operation.wiring.map(stepLine) },
  ].filter((section) => section.lines.length > 0)
}

function remarks(operation: Operation): readonly Line[] {
  return [
    ...(operation.description === '' ? [] : [{ text: operation.description }]),
    ...(operation.deprecated ? [{ text: 'deprecated' }] : []),
    ...(operation.published ? [] : [{ text: 'not in the published contract' }]),
  ]
}

function accessLines(access: Access): readonly Line[] {
  const asked = demands(access)
  return [
    { text: accessMeanings[access.state] },
    ...(access.credentials.length > 0 ? [{ text: access.credentials.join(', '), note: 'credentials' }] : []),
    ...(asked.length > 0 ? [{ text: asked.join(', '), note: 'roles and scopes' }] : []),
    ...access.checks.flatMap((check) => [
      {
        text: `${check.kind}, answers ${check.status}`,
        ...(check.condition === '' ? {} : { note: `if ${check.condition}` }),
      },
      ...check.chain.map(stepLine),
    ]),
    ...access.unknown.map((step) => ({ ...stepLine(step), note: 'could not be read' })),
  ]
}

function contentLines(
  content: Readonly<Record<string, Readonly<Record<string, unknown>>>>,
  note: string,
): readonly Line[] {
  return Object.entries(content).map(([type, schema]) => ({
    text: schemaText(schema),
    note: [type, note].filter((each) => each !== '').join(', '),
  }))
}

function statementLines(statement: Statement): readonly Line[] {
  const notes = [
    ...(statement.inLoop ? ['in a loop'] : []),
    ...(statement.scoped === 'yes'
      ? ["only the caller's rows"]
      : statement.scoped === 'no'
        ? ["not limited to the caller's rows"]
        : []),
    ...(statement.limited === 'no' && statement.verb === 'select' ? ['no limit'] : []),
  ]
  const details = [
    ...statement.filters.map((filter) => `where ${filter.column} ${filter.operator} ${filter.text} (${filter.from})`),
    ...(statement.sort.length > 0 ? [`order by ${statement.sort.join(', ')}`] : []),
    ...(statement.loads.length > 0 ? [`loads ${statement.loads.join(', ')}`] : []),
    ...(statement.sql === null ? [] : [statement.sql]),
  ]
  const title = `${statement.verb} ${statement.tables.join(', ') || '(no table known)'}`
  return [
    { text: title, ...(notes.length > 0 ? { note: notes.join(', ') } : {}), ...lastPlace(statement.chain) },
    ...details.map((text) => ({ text: `  ${text}` })),
  ]
}

function lastPlace(chain: readonly Step[]): { readonly at?: string } {
  const last = chain.at(-1)
  return last === undefined ? {} : { at: placeText(last.at) }
}

function stepLine(step: Step): Line {
  return { text: `  ${step.what}`, at: placeText(step.at) }
}
