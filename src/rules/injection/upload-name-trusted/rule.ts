import { rule } from '../../rule.ts'
import { fileHits, reach } from '../files.ts'
import { placed, sure } from '../finding.ts'

export default rule({
  title: 'The name a client gives its file becomes a path',
  severity: 'high',
  confidence: 'high',
  weaknesses: ['CWE-22', 'CWE-434', 'API8:2023'],
  message: '`{operation}` uses the file name the client sent in the path given to `{call}`',
  advice:
    'Store the file under a name of your own (`uuid4()`), or take `Path(file.filename).name` and check the suffix against a list.',
  check(subject, report) {
    for (const hit of fileHits(subject)) {
      if (!hit.carried.piece.through.some((path) => path.endsWith('UploadFile.filename'))) continue
      const { severity, confidence } = reach(hit)
      report.found({
        ...placed(hit),
        arguments: { operation: hit.operation.id, call: hit.call.path },
        severity,
        confidence: sure(hit, confidence),
      })
    }
  },
})
