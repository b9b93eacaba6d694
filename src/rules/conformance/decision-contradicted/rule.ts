import { count } from '../../../model/queries/index.ts'
import { examinePrinciples } from '../principles.ts'
import { rule } from '../../rule.ts'

export default rule({
  title: 'The code contradicts an accepted decision',
  severity: 'medium',
  confidence: 'medium',
  message: '`{subject}`{contradicted} the decision “{decision}”: {principle}',
  advice: 'Bring the code in line with the decision, or record the decision that replaces it.',
  check(subject, report) {
    for (const one of examinePrinciples(subject)) {
      if (one.answer !== 'broken' || one.document.kind !== 'decision') continue
      const [first] = one.breaks
      for (const { at } of one.breaks.slice(0, MOST))
        report.found({
          at,
          subject: `${one.at.file}: ${one.text.slice(0, 80)}`,
          cause: `${one.at.file}:${one.at.line}:${one.at.column}`,
          severity: one.severity,
          arguments: {
            subject: first!.subject,
            contradicted:
              one.breaks.length === 1 ? ' contradicts' : ` and ${count(one.breaks.length - 1, 'other')} contradict`,
            decision: one.document.title,
            principle: one.text.length > 160 ? `${one.text.slice(0, 159)}…` : one.text,
          },
          related: [{ what: `the decision, ${one.document.status}`, at: one.at }],
          proof: [
            { what: `decided: ${one.check}`, at: one.at },
            ...one.breaks.slice(0, 8).map((each) => ({ what: each.subject, at: each.at })),
          ],
        })
    }
  },
})

/** More places than this nobody reads; the sentence counts them all. */
const MOST = 20
