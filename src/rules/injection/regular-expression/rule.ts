import { rule } from '../../rule.ts'
import { placed, sure, wordsFor } from '../finding.ts'
import { type Carried, hitsOf } from '../sinks.ts'

export default rule({
  title: 'A regular expression is made of text the caller sends',
  severity: 'medium',
  confidence: 'high',
  weaknesses: ['CWE-1333', 'API4:2023'],
  message: '`{operation}` gives {source} to `{call}` as a pattern: one that backtracks without end holds a worker',
  advice:
    'Put `re.escape` around it, or search without a pattern; where patterns are wanted, use `re2`, or `regex` with a timeout.',
  check(subject, report) {
    const sinks = [
      {
        path: /^(re|regex)\.(compile|match|search|fullmatch|findall|finditer|sub|split)$/,
        position: 0,
        name: 'pattern',
      },
    ]
    for (const hit of hitsOf(subject, sinks, isPattern))
      report.found({
        ...placed(hit),
        arguments: { operation: hit.operation.id, source: wordsFor(hit.carried.source), call: hit.call.path },
        confidence: sure(hit),
      })
  },
})

const isPattern = ({ piece }: Carried): boolean => !piece.through.includes('re.escape')
