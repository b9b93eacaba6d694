import type { DesignRequest } from '../../../src/model/index.ts'
import type { Expected } from './requests.ts'

/** What of a request was understood otherwise than it is meant, as sentences; nothing where all was. */
export function misunderstood(expected: Expected, request: DesignRequest): readonly string[] {
  return [
    ...(request.intent === expected.intent ? [] : [`intent is ${request.intent}`]),
    ...differ(
      'things',
      Object.keys(expected.things),
      request.subjects.map(({ name }) => name),
    ),
    ...Object.entries(expected.things).flatMap(([name, fields]) => missing(name, fields, request)),
    ...differ(
      'asked',
      expected.asked ?? [],
      request.capabilities.map((one) => told(one.name, one.of, expected.asked ?? [])),
    ),
    ...differ(
      'declined',
      expected.declined ?? [],
      (request.declined ?? []).map(({ name }) => name),
    ),
    ...differ('rules', expected.rules ?? [], (request.rules ?? []).map(ruleOf)),
    ...differ(
      'figures',
      expected.figures ?? [],
      request.figures.map(({ value, kind, of }) => `${value} ${kind} ${of}`.trim()),
    ),
    ...differ(
      'unread',
      expected.unread ?? [],
      request.unread.map(({ text }) => text),
    ),
  ]
}

/** With its subject, where that is expected. */
const told = (name: string, of: string | null, expected: readonly string[]): string =>
  of !== null && expected.some((one) => one.startsWith(`${name}/`)) ? `${name}/${of}` : name

const ruleOf = ({ who, verbs, of, how, operation }: NonNullable<DesignRequest['rules']>[number]): string =>
  `${how === 'may' ? '' : `${how} `}${who} ${operation ?? verbs.join('+')} ${of ?? 'all'}`

function differ(what: string, expected: readonly string[], found: readonly string[]): readonly string[] {
  const lacks = expected.filter((one) => !found.includes(one))
  const more = [...new Set(found)].filter((one) => !expected.includes(one))
  return [...lacks.map((one) => `${what}: no ${one}`), ...more.map((one) => `${what}: ${one} was not meant`)]
}

function missing(name: string, fields: string, { subjects }: DesignRequest): readonly string[] {
  const has = subjects.find((one) => one.name === name)?.fields ?? []
  return fields
    .split(', ')
    .filter((one) => one !== '')
    .flatMap((one) => {
      const [field = '', type] = one.split(/: (.*)/)
      const found = has.find((each) => each.name === field)
      if (!found) return [`${name} has no ${field}`]
      return type === undefined || found.type === type ? [] : [`${name}.${field} is ${found.type}`]
    })
}
