import type { Diagnostic } from '../kernel/diagnostic.ts'
import type { Finding, Suppressed } from '../model/index.ts'

/** Findings that were there when somebody began to look: by what they are, never by their lines. */
export interface Baseline {
  readonly version: 1
  readonly findings: readonly Known[]
}

export interface Known {
  readonly fingerprint: string
  readonly rule: string
  readonly subject: string
}

export function readBaseline(text: string, path: string): Baseline | Diagnostic {
  const help = 'Write it anew with architect review --write-baseline.'
  try {
    const read = JSON.parse(text) as Partial<Baseline>
    if (read.version !== 1 || !Array.isArray(read.findings) || !read.findings.every(isKnown))
      return { message: 'this is no baseline of architect', at: { path }, help }
    return { version: 1, findings: read.findings }
  } catch {
    return { message: 'this baseline is no JSON', at: { path }, help }
  }
}

const isKnown = (one: unknown): one is Known =>
  typeof one === 'object' && one !== null && typeof (one as Known).fingerprint === 'string'

export const baselineOf = (findings: readonly Finding[]): Baseline => ({
  version: 1,
  findings: findings
    .map(({ fingerprint, rule, subject }) => ({ fingerprint, rule, subject }))
    .toSorted((a, b) => (a.rule + a.fingerprint < b.rule + b.fingerprint ? -1 : 1)),
})

export const writtenBaseline = (baseline: Baseline): string =>
  `${JSON.stringify({ version: 1, findings: baseline.findings }, null, 2)}\n`

export interface Compared {
  readonly findings: readonly Finding[]
  readonly suppressed: readonly Suppressed[]
  /** What is left of the baseline: it only ever shrinks. */
  readonly baseline: Baseline
}

export function applyBaseline(findings: readonly Finding[], baseline: Baseline): Compared {
  const known = new Set(baseline.findings.map((one) => one.fingerprint))
  const found = new Set(findings.map((one) => one.fingerprint))
  return {
    findings: findings.filter((one) => !known.has(one.fingerprint)),
    suppressed: findings
      .filter((one) => known.has(one.fingerprint))
      .map((finding) => ({ finding, by: 'baseline', reason: 'it was there before' })),
    baseline: { version: 1, findings: baseline.findings.filter((one) => found.has(one.fingerprint)) },
  }
}
