import type { Operation } from '../../../model/index.ts'
import { rule } from '../../rule.ts'
import { asksForCredentials, refusesSomebody } from '../caller.ts'
import { exposedOperations, isHidden, isWrite } from '../exposed.ts'
import { openOperations } from '../peers.ts'

export default rule({
  title: 'Everyone may change data',
  severity: 'high',
  confidence: 'medium',
  weaknesses: ['CWE-306', 'API2:2023'],
  message: '`{operation}` {does} without asking who calls{elsewhere}',
  advice: 'Ask for credentials before anything is changed, or say in the path that this is public.',
  check({ backend }, report) {
    const { operations } = backend.api
    const told = new Set(exposedOperations(backend).map(({ operation }) => operation))
    const closed = operations.filter(asksForCredentials)
    const unknown = operations.filter(({ access }) => access.state === 'unknown')
    for (const operation of openOperations(backend)) {
      if (told.has(operation) || isHidden(operation) || !isWrite(operation) || refusesSomebody(operation)) continue
      const written = tablesWritten(operation)
      // Where nothing asks for credentials, something in front of the application may.
      const alone = closed.length === 0
      report.found({
        at: operation.handler,
        subject: operation.id,
        arguments: {
          operation: operation.id,
          does: written ? `writes \`${written}\`` : 'takes what it is sent',
          elsewhere: alone ? '' : `; ${closed.length} of ${operations.length} operations here do`,
        },
        cause: alone ? 'application' : `${operation.handler.file}:${operation.handler.line}`,
        severity: alone || !written ? 'medium' : 'high',
        confidence:
          alone || unknown.length * 2 > operations.length || closed.length * 4 < operations.length ? 'low' : 'medium',
        proof: [
          ...operation.wiring,
          { what: `${operation.name} asks for no credentials`, at: operation.handler },
          ...writes(operation),
        ],
      })
    }
  },
})

const changes = ({ statements }: Operation) =>
  statements.filter(({ verb }) => verb === 'insert' || verb === 'update' || verb === 'delete')

const tablesWritten = (operation: Operation): string =>
  [...new Set(changes(operation).flatMap(({ tables }) => tables))].slice(0, 3).join('`, `')

const writes = (operation: Operation) =>
  changes(operation)
    .flatMap(({ chain }) => chain.slice(-1))
    .slice(0, 3)
