import type { Finding, Place } from '../../model/index.ts'

/** What was found at the very place of a statement. */
export const findingsOf = (at: Place, findings: readonly Finding[]): readonly Finding[] =>
  findings.filter(({ places }) =>
    places.some(({ file, line, column }) => file === at.file && line === at.line && column === at.column),
  )
