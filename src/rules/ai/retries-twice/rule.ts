import type { Expression } from '../../../python/ast.ts'
import type { Code, CodeCall, CodeFunction } from '../../../python/code/code.ts'
import { keyword } from '../../../python/code/names.ts'
import { rule } from '../../rule.ts'

/** Clients that try twice more by themselves unless they are told not to. */
const CLIENTS = /^(openai|anthropic|groq)\.(Async)?(Azure)?(OpenAI|Anthropic|Groq)$/
const ASKS = /\.(chat\.completions|responses|messages|embeddings)\.(create|parse|stream)$/
const RETRIES = /^(tenacity\.retry|backoff\.(on_exception|on_predicate)|retrying\.retry|retry\.retry|stamina\.retry)$/

export default rule({
  title: 'Two loops retry the same call of a model',
  severity: 'medium',
  confidence: 'medium',
  weaknesses: ['CWE-770'],
  message: '`{function}` is retried by `{decorator}`, and `{client}` retries each of its calls too',
  advice: 'Let one of them retry: give the client `max_retries=0`, or drop the decorator.',
  check({ code }, report) {
    const clients = clientsThatRetry(code)
    if (clients.length === 0) return
    for (const { function: one, decorator } of retriedFunctions(code)) {
      const asked = one.file.calls.find(
        (call) => call.within === one && ASKS.test(written(call.node.callee)) && call.node.start > one.node.start,
      )
      const client =
        asked && (clients.find((each) => each.file === one.file) ?? (clients.length === 1 ? clients[0] : undefined))
      if (!asked || !client) continue
      report.found({
        at: one.file.placeOfName(one.node),
        subject: one.qualname,
        arguments: { function: one.qualname, decorator, client: client.path ?? 'the client' },
        related: [{ what: 'the client is made here', at: client.file.place(client.node) }],
        proof: [{ what: 'the call that is retried', at: one.file.place(asked.node) }],
      })
    }
  },
})

/** A project that tells any of its clients otherwise has thought of it. */
function clientsThatRetry(code: Code): readonly CodeCall[] {
  const clients = code.calls(CLIENTS, /\b(openai|anthropic|groq)\b/)
  return clients.some((one) => keyword(one.node, 'max_retries')) ? [] : clients
}

const retriedFunctions = (code: Code): readonly { readonly function: CodeFunction; readonly decorator: string }[] =>
  code.functions(/\b(tenacity|backoff|retrying|stamina|retry)\b/).flatMap((one) => {
    const decorator = one.node.decorators.map((each) => one.file.pathOf(each) ?? '').find((path) => RETRIES.test(path))
    return decorator ? [{ function: one, decorator }] : []
  })

/** `self.client.chat.completions.create` as it is written. */
const written = (callee: Expression): string =>
  callee.kind === 'Attribute' ? `${written(callee.value)}.${callee.name}` : callee.kind === 'Name' ? callee.id : ''
