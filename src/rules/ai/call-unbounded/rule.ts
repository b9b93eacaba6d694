import type { Call } from '../../../model/index.ts'
import type { Code } from '../../../python/code/code.ts'
import { rule } from '../../rule.ts'
import { answersOf } from '../models.ts'

const BOUNDS =
  /^(max_(completion_|output_)?tokens|max_tokens_to_sample|max_new_tokens|num_predict|generation_config|config|options|extra_body)$/
/** Whose calls take the bound themselves; others take it where the client is made. */
const TAKES = /^(openai|groq|together|litellm|cohere|mistralai|langfuse)\b/

export default rule({
  title: 'An answer of a model has no bound',
  severity: 'low',
  confidence: 'medium',
  weaknesses: ['API4:2023', 'CWE-770'],
  message: '`{operation}` lets the caller ask `{call}` for an answer of any length',
  advice: 'Give the call a bound (`max_completion_tokens`, `max_output_tokens`), and the question one too.',
  check({ backend, code }, report) {
    for (const operation of backend.api.operations)
      for (const call of answersOf(operation)) {
        if (!TAKES.test(call.path) || call.arguments.some((one) => BOUNDS.test(one.name))) continue
        if (!call.arguments.some((one) => one.ways ?? one.items) || handsMore(call, code)) continue
        const at = call.chain.at(-1)!.at
        report.found({
          at,
          subject: operation.id,
          arguments: { operation: operation.id, call: call.path },
          cause: `${at.file}:${at.line}`,
          proof: call.chain,
          severity: operation.access.state === 'public' ? 'medium' : 'low',
        })
      }
  },
})

/** `create(**options)` may bound it. */
function handsMore(call: Call, code: Code): boolean {
  const at = call.chain.at(-1)!.at
  const file = code.file(at.file)
  const node = file?.calls.find((one) => {
    const place = file.place(one.node)
    return place.line === at.line && place.column === at.column
  })?.node
  return !node || node.keywords.some((one) => one.name === null) || node.args.some((one) => one.kind === 'Starred')
}
