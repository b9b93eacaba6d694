import type { Place } from '../../../model/index.ts'
import { rule } from '../../rule.ts'

export default rule({
  title: 'Models and migrations lead to different tables',
  severity: 'medium',
  confidence: 'high',
  message: '{difference}. {means}',
  advice: 'Write the revision that is missing: `architect drift --format alembic` shows it.',
  check({ drift, histories }, report) {
    if (!drift) return
    for (const { severity, message, means, at } of drift.differences) {
      // A name and a comment are nothing anybody has to act on: `architect drift` shows them.
      if (severity === 'info') continue
      const place = at ?? lastRevision(histories)
      if (place === null) continue
      report.found({
        at: place,
        subject: message,
        arguments: { difference: sentence(message), means: means.replace(/\.$/, '') },
        severity,
        audience: severity === 'low' ? 'auditor' : 'everyone',
      })
    }
  },
})

const sentence = (message: string): string => message.charAt(0).toUpperCase() + message.slice(1)

const lastRevision = (histories: readonly { readonly revisions: readonly { readonly at: Place }[] }[]): Place | null =>
  histories[0]?.revisions.at(-1)?.at ?? null
