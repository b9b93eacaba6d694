import { rule } from '../../rule.ts'
import { placed, sure, wordsFor } from '../finding.ts'
import { type Carried, hitsOf, textBefore } from '../sinks.ts'

const REDIRECTS = /^(starlette|fastapi)(\.responses)?\.RedirectResponse$/

export default rule({
  title: 'A redirect leads wherever the caller says',
  severity: 'medium',
  confidence: 'high',
  weaknesses: ['CWE-601', 'API8:2023'],
  message: '`{operation}` redirects to the address in {source}',
  advice: 'Redirect to a path of your own, or compare the host with a list before.',
  check(subject, report) {
    for (const hit of hitsOf(subject, [{ path: REDIRECTS, position: 0, name: 'url' }], leadsAway))
      report.found({
        ...placed(hit),
        arguments: { operation: hit.operation.id, source: wordsFor(hit.carried.source) },
        confidence: sure(hit),
      })
  },
})

/** Nobody makes the browser of somebody else send a header; a path parameter holds no slash. */
function leadsAway(carried: Carried): boolean {
  const { source, piece } = carried
  if (/^(header|cookie|path):/.test(source) || piece.through.some((path) => /\.(headers|cookies)\b/.test(path)))
    return false
  const before = textBefore(carried)
  return before !== null && /^(https?:)?(\/\/)?$/.test(before) && !piece.through.includes('urllib.parse.quote')
}
