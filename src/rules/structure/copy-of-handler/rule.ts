import type { Operation } from '../../../model/index.ts'
import type { CodeFunction } from '../../../python/code/code.ts'
import { rule } from '../../rule.ts'
import { shapeOf } from './shape.ts'

export default rule({
  title: 'Handlers that are copies of each other',
  severity: 'low',
  confidence: 'medium',
  audience: 'auditor',
  message: '{copies} handlers have the same body but for names: {operations}',
  advice: 'Give the steps they share a function of their own, and call it from each of them.',
  check({ backend, code }, report) {
    const groups = new Map<string, Map<CodeFunction, Operation>>()
    for (const operation of backend.api.operations) {
      const handler = code.functionAt(operation.handler)
      if (!handler) continue
      const { key, size } = shapeOf(handler)
      if (size < SMALLEST) continue
      const group = groups.get(key) ?? new Map<CodeFunction, Operation>()
      if (!group.has(handler)) group.set(handler, operation)
      groups.set(key, group)
    }
    for (const group of groups.values()) {
      if (group.size < 2) continue
      const operations = [...group.values()]
      const shown = operations.slice(0, 3).map(({ id }) => `\`${id}\``)
      for (const { id, handler } of operations)
        report.found({
          at: handler,
          subject: id,
          arguments: {
            copies: group.size,
            operations: operations.length > 3 ? `${shown.join(', ')} and more` : shown.join(' and '),
          },
          cause: operations.map((one) => one.id).join(' '),
        })
    }
  },
})

/** Two lines that call a service are alike everywhere; this is about eight of them. */
const SMALLEST = 60
