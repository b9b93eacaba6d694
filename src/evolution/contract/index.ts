import { type Json, textAt } from '../../kernel/json.ts'
import type { ContractChange, Report, SidesOf } from './change.ts'
import type { Comparison } from './comparison.ts'
import { reportComponents } from './components.ts'
import { Differ } from './differ.ts'
import { reportOperation, reportRemoved } from './operation.ts'
import { type OperationPair, pairOperations } from './paths.ts'
import { Schemas } from './schemas.ts'
import { reportVersion } from './version.ts'

/** What changed between two OpenAPI documents, for those who call and for those who are answered. */
export function compareContracts(base: Json, head: Json, today: string): readonly ContractChange[] {
  const roots = { base, head }
  const schemas = { base: new Schemas(base), head: new Schemas(head) }
  const comparison: Comparison = {
    differ: new Differ(schemas.base, schemas.head),
    modern: /^3\.[1-9]/.test(textAt(base, 'openapi')),
    today,
  }
  const changes: ContractChange[] = []
  const reportFor =
    (operation: SidesOf<string>): Report =>
    (id, level, sentence, values) =>
      void changes.push({ id, level, sentence, arguments: values, operation })
  for (const pair of pairOperations(base, head, schemas, 'paths')) reportPair(pair, roots, comparison, reportFor)
  for (const pair of pairOperations(base, head, schemas, 'webhooks')) reportWebhook(pair, roots, comparison, reportFor)
  const whole = reportFor({ base: '', head: '' })
  reportComponents(roots, schemas, whole)
  if (changes.some(({ level }) => level === 'error')) reportVersion(roots, whole)
  return changes
}

type ReportFor = (operation: SidesOf<string>) => Report

function reportPair(
  { base, head, pathAlone }: OperationPair,
  roots: SidesOf<Json>,
  comparison: Comparison,
  reportFor: ReportFor,
): void {
  const report = reportFor({ base: base?.id ?? '', head: head?.id ?? '' })
  if (base && head) reportOperation({ base, head }, roots, comparison, report)
  else if (base) reportRemoved(base, pathAlone, comparison.today, report)
  else report('endpoint-added', 'info', 'the operation is new', [])
}

function reportWebhook(
  { base, head }: OperationPair,
  roots: SidesOf<Json>,
  comparison: Comparison,
  reportFor: ReportFor,
): void {
  const report = reportFor({ base: base ? `webhook ${base.id}` : '', head: head ? `webhook ${head.id}` : '' })
  const name = (base ?? head)?.path ?? ''
  if (base && head) reportOperation({ base, head }, roots, comparison, report)
  else if (base) report('webhook-removed', 'error', `the webhook \`${name}\` is gone`, [name])
  else report('webhook-added', 'info', `the webhook \`${name}\` is new`, [name])
}
