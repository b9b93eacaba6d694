import { rule } from '../../rule.ts'
import { asHttpException, statusOf } from '../refusals.ts'

export default rule({
  title: 'An error with a status of success',
  severity: 'medium',
  confidence: 'high',
  message: '`{function}` raises an `HTTPException` with {status}: to every caller that is a success',
  advice: 'Raise it with a status from 400 on, or return the answer.',
  check({ code }, report) {
    for (const file of code.mentioning(/\bHTTPException\b/))
      for (const { node, within } of file.calls) {
        const call = asHttpException(file, node)
        const status = call && statusOf(call)
        if (!status || status < 200 || status > 299) continue
        report.found({
          at: file.place(node),
          subject: within?.qualname ?? file.path,
          arguments: { function: within?.node.name ?? file.path, status },
        })
      }
  },
})
