import type { Finding, Place, Review, Severity } from '../../model/index.ts'
import { count } from '../../model/queries/index.ts'

export const severities = ['high', 'medium', 'low', 'info'] as const satisfies readonly Severity[]

/** `3 high, 12 medium, 1 low`; `nothing found` when there is nothing. */
export function tally(findings: readonly Finding[]): string {
  const counts = severities.map((severity) => ({
    severity,
    number: findings.filter((finding) => finding.severity === severity).length,
  }))
  const shown = counts.filter(({ number }) => number > 0).map(({ severity, number }) => `${number} ${severity}`)
  return shown.length === 0 ? 'nothing found' : shown.join(', ')
}

/** What the review rests on, a sentence each. */
export function examinedLines({ examined, suppressed }: Review): readonly string[] {
  const { access, statements, rules, unknown } = examined
  const byComment = suppressed.filter(({ by }) => by === 'comment').length
  return [
    `${count(examined.operations, 'operation')}: ${access.enforced} enforced, ${access.optional} optional, ${access.conditional} conditional, ${access.public} public, ${access.unknown} unknown`,
    `${count(statements.total, 'statement')}: ${statements.scoped} restricted to the caller, ${statements.open} not, ${statements.unknown} unknown`,
    `${count(examined.files, 'file')}, ${count(examined.lines, 'line')}; ${count(rules.ran, 'rule')} ran${rules.silent.length > 0 ? `, ${rules.silent.length} could not` : ''}`,
    ...rules.silent.map(({ rule, reason }) => `${rule} did not run: ${reason}`),
    ...(unknown.length > 0
      ? [`not known, and therefore silent: ${unknown.map(({ what, times }) => `${what} (${times})`).join(', ')}`]
      : []),
    ...(suppressed.length > 0
      ? [`${suppressed.length} written off: ${byComment} by comments, ${suppressed.length - byComment} by the baseline`]
      : []),
  ]
}

/** `app/api.py:12:5`. */
export const locationText = (place: Place): string => `${place.file}:${place.line}:${place.column}`
