import type { Severity } from '../../model/index.ts'
import type { RenderReview } from './options.ts'

const SEVERITIES: Readonly<Record<Severity, string>> = { high: 'critical', medium: 'major', low: 'minor', info: 'info' }

/** GitLab's code quality report: a subset of the Code Climate format. */
export const render: RenderReview = ({ findings }) =>
  `${JSON.stringify(
    findings.flatMap(({ rule, message, advice, fingerprint, severity, places }) =>
      places.map((place, index) => ({
        description: message,
        content: { body: advice },
        check_name: rule,
        fingerprint: index === 0 ? fingerprint : `${fingerprint}:${index}`,
        severity: SEVERITIES[severity],
        location: { path: place.file, lines: { begin: place.line, end: place.endLine } },
      })),
    ),
    null,
    2,
  )}\n`
