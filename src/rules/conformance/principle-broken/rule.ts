import { count } from '../../../model/queries/index.ts'
import { type Examined, examinePrinciples } from '../principles.ts'
import { rule } from '../../rule.ts'

export default rule({
  title: 'The code breaks a rule of its own project',
  severity: 'medium',
  confidence: 'high',
  message: '`{subject}`{broken} a rule of {document}: {principle}',
  advice: 'Bring the code in line with the rule, or write the exception into {document}.',
  check(subject, report) {
    for (const one of broken(examinePrinciples(subject))) {
      const [first] = one.breaks
      const { file, line } = one.at
      for (const { at } of one.breaks.slice(0, MOST))
        report.found({
          at,
          subject: `${file}: ${one.text.slice(0, 80)}`,
          cause: `${file}:${line}:${one.at.column}`,
          severity: one.severity,
          arguments: {
            subject: first!.subject,
            broken: one.breaks.length === 1 ? ' breaks' : ` and ${count(one.breaks.length - 1, 'other')} break`,
            document: file,
            principle: one.text.length > 160 ? `${one.text.slice(0, 159)}…` : one.text,
          },
          related: [{ what: 'the rule', at: one.at }],
          proof: [
            { what: `the rule: ${one.check}`, at: one.at },
            ...one.breaks.slice(0, 8).map((each) => ({ what: each.subject, at: each.at })),
          ],
        })
    }
  },
})

/** More places than this nobody reads; the sentence counts them all. */
const MOST = 20

/** Decisions have a rule of their own; a rule written into two documents is broken once. */
function broken(examined: readonly Examined[]): readonly Examined[] {
  const seen = new Set<string>()
  return examined.filter(({ answer, document, text, check }) => {
    if (answer !== 'broken' || document.kind === 'decision') return false
    const isNew = !seen.has(check) && !seen.has(text)
    seen.add(check).add(text)
    return isNew
  })
}
