import { type Json, objectAt } from '../../kernel/json.ts'
import { reportContent } from './bodies.ts'
import type { Report, SidesOf } from './change.ts'
import type { Comparison } from './comparison.ts'
import type { ContractOperation } from './paths.ts'
import { reportSchema } from './schema-changes.ts'

export function reportResponses(
  { base, head }: SidesOf<ContractOperation>,
  comparison: Comparison,
  report: Report,
): void {
  const [before, after] = [objectAt(base.value, 'responses'), objectAt(head.value, 'responses')]
  const { differ } = comparison
  for (const status of Object.keys(before)) {
    if (!Object.hasOwn(after, status)) reportStatus(status, 'removed', report)
    else {
      const answers = {
        base: differ.bases.resolve(before[status]) ?? {},
        head: differ.heads.resolve(after[status]) ?? {},
      }
      reportContent(answers, status, comparison, report)
      reportHeaders(answers, status, comparison, report)
    }
  }
  for (const status of Object.keys(after)) if (!Object.hasOwn(before, status)) reportStatus(status, 'added', report)
}

function reportStatus(status: string, verb: 'added' | 'removed', report: Report): void {
  if (!/^\d+$/.test(status)) return
  const success = status.length === 3 && status.startsWith('2')
  const level = success && verb === 'removed' ? 'error' : 'info'
  const word = verb === 'added' ? 'is new' : 'is gone'
  report(`response-${success ? 'success' : 'non-success'}-status-${verb}`, level, `the answer \`${status}\` ${word}`, [
    status,
  ])
}

function reportHeaders(answers: SidesOf<Json>, status: string, comparison: Comparison, report: Report): void {
  const { differ } = comparison
  const [before, after] = [byName(answers.base), byName(answers.head)]
  for (const [key, { name, value }] of before) {
    const base = differ.bases.resolve(value) ?? {}
    const other = after.get(key)
    if (!other) {
      const required = base['required'] === true
      report(
        `${required ? 'required' : 'optional'}-response-header-removed`,
        required ? 'error' : 'info',
        `the header \`${name}\` of the answer \`${status}\` is gone`,
        [name, status],
      )
    } else reportHeader({ base, head: differ.heads.resolve(other.value) ?? {} }, name, status, comparison, report)
  }
  for (const [key, { name }] of after) {
    if (!before.has(key))
      report('response-header-added', 'info', `the header \`${name}\` of the answer \`${status}\` is new`, [
        name,
        status,
      ])
  }
}

/** Names of headers know no case. */
const byName = (answer: Json): ReadonlyMap<string, { readonly name: string; readonly value: unknown }> =>
  new Map(Object.entries(objectAt(answer, 'headers')).map(([name, value]) => [name.toLowerCase(), { name, value }]))

function reportHeader(
  { base, head }: SidesOf<Json>,
  name: string,
  status: string,
  { differ, modern, today }: Comparison,
  report: Report,
): void {
  if (base['required'] === true && head['required'] !== true) {
    report(
      'response-header-became-optional',
      'error',
      `the header \`${name}\` of the answer \`${status}\` is optional now`,
      [name, status],
    )
  }
  const [before, after] = [differ.bases.read(base['schema']), differ.heads.read(head['schema'])]
  const difference = before && after ? differ.compare(before, after) : null
  if (difference === null) return
  const location = { in: 'header', status, name } as const
  reportSchema(
    difference,
    { direction: 'response', holder: 'header', mediaType: '', explodes: false, location, differ, modern, today },
    report,
  )
}
