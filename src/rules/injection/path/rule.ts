import { rule } from '../../rule.ts'
import { placed, sure, wordsFor } from '../finding.ts'
import { fileHits, reach, standsInSegment } from '../files.ts'

export default rule({
  title: 'A path of the file system is composed from what the caller sends',
  severity: 'high',
  confidence: 'high',
  weaknesses: ['CWE-22', 'CWE-73', 'API8:2023'],
  message: '`{operation}` makes {source} part of the path given to `{call}`, and nothing keeps it inside its folder',
  advice:
    'Resolve the path and check `resolved.is_relative_to(folder)` before it is used, or look the name up in a list of your own.',
  check(subject, report) {
    for (const hit of fileHits(subject)) {
      if (standsInSegment(hit) || hit.carried.piece.through.some((path) => path.endsWith('UploadFile.filename')))
        continue
      const { severity, confidence } = reach(hit)
      report.found({
        ...placed(hit),
        arguments: { operation: hit.operation.id, source: wordsFor(hit.carried.source), call: hit.call.path },
        severity,
        confidence: sure(hit, confidence),
      })
    }
  },
})
