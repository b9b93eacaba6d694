import type { CountedSize, Finding } from '../model/index.ts'

/** So little is read within one breath of the server: fewer rows and fewer bytes than this hold nobody up. */
const TINY = { rows: 10_000, bytes: 8 * 1024 * 1024 } as const

const isTiny = ({ rows, bytes, total }: CountedSize): boolean =>
  rows < TINY.rows && Math.max(bytes ?? 0, total ?? 0) < TINY.bytes

/** Findings with the sizes of their tables. What costs by its rows weighs little where all of them are few. */
export function sizedFindings(
  findings: readonly Finding[],
  sizes: ReadonlyMap<string, CountedSize>,
  hangsOnRows: (rule: string) => boolean,
): readonly Finding[] {
  return findings.map((finding) => {
    const { tables = [], severity } = finding
    const known = tables
      .flatMap((table) => sizes.get(table) ?? [])
      .toSorted((one, other) => (other.bytes ?? 0) - (one.bytes ?? 0) || other.rows - one.rows)
    if (known.length === 0) return finding
    const weighsLess = /^(high|medium)$/.test(severity) && known.length === tables.length && known.every(isTiny)
    return {
      ...finding,
      sizes: known,
      ...(weighsLess && hangsOnRows(finding.rule) ? { severity: 'low', lowered: REASON } : {}),
    }
  })
}

const REASON = 'so few rows hold nobody up'
