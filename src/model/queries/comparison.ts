import type { Comparison, DifferenceKind, Place } from '../index.ts'
import { count } from './words.ts'

/** One difference as a line of a report. */
export interface ComparisonLine {
  readonly kind: DifferenceKind
  /** The operation it is about, or the field. */
  readonly about: string
  readonly sentence: string
  /** Where the code says so; null for what the code does not have. */
  readonly at: Place | null
}

/** Whoever calls without credentials comes first, then what no caller can reach, then the rest. */
const order: readonly DifferenceKind[] = [
  'unguarded',
  'operation',
  'security',
  'undeclared',
  'body',
  'parameter',
  'success',
  'field',
]

export function comparisonLines(comparison: Comparison): readonly ComparisonLine[] {
  const lines: readonly ComparisonLine[] = [
    ...comparison.publishedOnly.map(({ method, path, sentence }) => ({
      kind: 'operation' as const,
      about: `${method.toUpperCase()} ${path}`,
      sentence,
      at: null,
    })),
    ...comparison.recoveredOnly.map(({ kind, subject, sentence, at }) => ({ kind, about: subject, sentence, at })),
    ...comparison.operations.flatMap(({ id, differences }) =>
      differences.map(({ kind, subject, sentence, at }) => ({
        kind,
        about: kind === 'parameter' ? `${id} ${subject}` : id,
        sentence,
        at,
      })),
    ),
    ...comparison.schemas.flatMap(({ differences }) =>
      differences.map(({ kind, subject, sentence, at }) => ({ kind, about: subject, sentence, at })),
    ),
  ]
  return lines.toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))
}

/** `180 of 186 shared operations are the same`, and what is not. */
export function comparisonSummary({ counts, publishedOnly, recoveredOnly }: Comparison): readonly string[] {
  const { differences } = counts
  const parts: readonly (readonly [number, string])[] = [
    [publishedOnly.length, `${count(publishedOnly.length, 'operation')} only in the contract`],
    [recoveredOnly.length, `${count(recoveredOnly.length, 'operation')} only in the code`],
    [differences.unguarded, `${count(differences.unguarded, 'promise')} of security that the code does not keep`],
    [differences.undeclared, `${count(differences.undeclared, 'operation')} guarded without the contract saying so`],
    [differences.security, `${count(differences.security, 'difference')} of declared security`],
    [differences.parameter, count(differences.parameter, 'parameter')],
    [differences.body, `${differences.body === 1 ? '1 body' : `${differences.body} bodies`}`],
    [differences.success, count(differences.success, 'success code')],
    [differences.field, count(differences.field, 'field')],
    [counts.accessUnknown, `access unknown for ${counts.accessUnknown}`],
  ]
  return [
    `${counts.same} of ${count(counts.shared, 'shared operation')} the same`,
    ...parts.filter(([number]) => number > 0).map(([, text]) => text),
  ]
}
