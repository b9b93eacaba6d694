import { rule } from '../../rule.ts'
import { exposedOperations, isHidden } from '../exposed.ts'

export default rule({
  title: 'An operation is open to everyone while those beside it are not',
  severity: 'high',
  confidence: 'medium',
  weaknesses: ['CWE-306', 'API5:2023'],
  message: '`{operation}` asks for no credentials, while {closed} of {total} {group} do{by}',
  advice: 'Let it depend on the same check as its siblings, or say in its path that it is public.',
  check({ backend }, report) {
    for (const { operation, closed, total, group, guard, confidence, grave } of exposedOperations(backend)) {
      if (isHidden(operation, backend) && !grave) continue
      report.found({
        at: operation.handler,
        subject: operation.id,
        arguments: {
          operation: operation.id,
          closed: closed.length,
          total,
          group,
          by: guard === '' ? '' : ` (\`${guard}\`)`,
        },
        cause: `${operation.handler.file}:${operation.handler.line}`,
        confidence,
        severity: grave ? 'high' : 'medium',
        proof: [...operation.wiring, { what: `${operation.name} asks for no credentials`, at: operation.handler }],
        related: closed.slice(0, 5).map((one) => ({ what: `${one.id} does`, at: one.handler })),
      })
    }
    for (const { access } of backend.api.operations)
      if (access.state === 'unknown') report.unknown('access of an operation')
  },
})
