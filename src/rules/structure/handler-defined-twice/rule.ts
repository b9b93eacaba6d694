import type { CodeFunction } from '../../../python/code/code.ts'
import { rule } from '../../rule.ts'

export default rule({
  title: 'Two handlers of one name in one module',
  severity: 'low',
  confidence: 'high',
  audience: 'auditor',
  weaknesses: ['CWE-561'],
  message: '`{name}` is defined again here: the module loses the handler of `{earlier}` behind that of `{later}`',
  advice: 'Give each handler a name of its own: links by name, overrides and clients made from the contract need it.',
  check({ backend, code }, report) {
    const seen = new Map<string, { readonly operation: string; readonly handler: CodeFunction }>()
    for (const { id, handler: place } of backend.api.operations) {
      const handler = code.functionAt(place)
      // Only at the top of a module does a name belong to everyone.
      if (!handler || handler.qualname !== handler.node.name) continue
      const key = `${place.file} ${handler.qualname}`
      const earlier = seen.get(key)
      if (!earlier) seen.set(key, { operation: id, handler })
      else if (earlier.handler.node.start !== handler.node.start)
        report.found({
          at: place,
          subject: id,
          arguments: { name: handler.node.name, earlier: earlier.operation, later: id },
          related: [{ what: 'the earlier one', at: handler.file.placeOfName(earlier.handler.node) }],
        })
    }
  },
})
