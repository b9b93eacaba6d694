import { rule } from '../../rule.ts'
import { groupedBy } from '../groups.ts'
import { handlerOf, keyOf } from '../handler.ts'
import { namesInPath } from '../path-names.ts'

export default rule({
  title: 'A default that a path parameter never takes',
  severity: 'low',
  confidence: 'high',
  message: '`{name}` is part of the path of `{operation}` and always given: its default `{default}` never applies',
  advice: 'Remove the default, or register the handler for the path without `{name}` too.',
  check({ backend, code }, report) {
    const byHandler = groupedBy(backend.api.operations, (one) => keyOf(one.handler))
    for (const operations of byHandler.values()) {
      const [operation] = operations
      const handler = operation && handlerOf(code, operation)
      if (!handler) continue
      for (const parameter of handler.node.parameters) {
        const everywhere = operations.every((one) =>
          namesInPath(one, backend.api.applications).includes(parameter.name),
        )
        const written = parameter.default && handler.file.text(parameter.default)
        if (!everywhere || !written || parameter.default?.kind === 'Call' || written === '...') continue
        report.found({
          at: handler.file.place(parameter),
          subject: operation.id,
          arguments: { name: parameter.name, operation: operation.id, default: written },
        })
      }
    }
  },
})
