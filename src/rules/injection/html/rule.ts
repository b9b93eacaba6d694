import type { Operation } from '../../../model/index.ts'
import { rule } from '../../rule.ts'
import { placed, sure, wordsFor } from '../finding.ts'
import { type Carried, carriedBy, hitsOf } from '../sinks.ts'

const PAGES = /^(starlette|fastapi)(\.responses)?\.HTMLResponse$/
const ESCAPES = /(^|\.)(escape|quote|quote_plus|loads)$/

export default rule({
  title: 'A page is composed from what the caller sends',
  severity: 'high',
  confidence: 'high',
  weaknesses: ['CWE-79', 'API8:2023'],
  message: '`{operation}` puts {source} into HTML as it is',
  advice: 'Escape it with `html.escape`, or render a Jinja template with autoescaping.',
  check(subject, report) {
    for (const hit of hitsOf(subject, [{ path: PAGES, position: 0, name: 'content' }], isRaw))
      report.found({
        ...placed(hit),
        arguments: { operation: hit.operation.id, source: wordsFor(hit.carried.source) },
        confidence: sure(hit),
      })
    for (const operation of subject.backend.api.operations.filter(answersPages)) {
      const carried = carriedBy(
        (operation.trace?.returns ?? []).flatMap((one) => one.ways ?? []),
        operation,
        subject,
      ).find(isRaw)
      if (!carried) continue
      report.found({
        at: operation.handler,
        subject: operation.id,
        arguments: { operation: operation.id, source: wordsFor(carried.source) },
        proof: [{ what: `${operation.id} answers HTML`, at: operation.handler }],
      })
    }
  },
})

/** Known text around it shows that a page is made here. */
const isRaw = ({ piece, way }: Carried): boolean =>
  way.some((one) => one.text?.includes('<')) && !piece.through.some((path) => ESCAPES.test(path))

const answersPages = (operation: Operation): boolean => 'text/html' in (successOf(operation) ?? {})

const successOf = (operation: Operation) => operation.responses.find((one) => one.status === '200')?.content
