import type { Expression } from '../../../python/ast.ts'
import type { CodeCall } from '../../../python/code/code.ts'
import { keyword } from '../../../python/code/names.ts'
import { nodeAt } from '../../../python/code/surroundings.ts'
import { withKeyword } from '../../fixes.ts'
import { type Subject, rule } from '../../rule.ts'

export default rule({
  title: 'A call to another service without a timeout',
  severity: 'medium',
  confidence: 'high',
  weaknesses: ['CWE-1088', 'API4:2023'],
  message: '`{call}` {why}: when the other side hangs, so does this',
  advice: 'Give a timeout of a few seconds: `timeout=5`.',
  check(subject, report) {
    for (const { call, why } of [...written(subject), ...throughClients(subject)])
      report.found({
        at: call.file.place(call.node),
        subject: call.within?.qualname ?? call.file.path,
        arguments: { call: call.path ?? call.file.text(call.node.callee), why },
        // A habit of a project is one finding with all its places.
        cause: `${(call.path ?? '').split('.')[0]} ${why}`,
        fix: withKeyword(call.file, call.node, 'timeout', '10', false),
      })
  },
})

interface Endless {
  readonly call: CodeCall
  readonly why: string
}

const VERBS = '(get|post|put|patch|delete|head|options|request)'
/** These wait for ever when nobody says how long. */
const ENDLESS = new RegExp(`^(requests\\.${VERBS}|urllib\\.request\\.urlopen|smtplib\\.SMTP(_SSL)?)$`)
/** These have a limit of their own, until it is taken away. */
const LIMITED = new RegExp(
  `^(httpx\\.(${VERBS}|stream|Client|AsyncClient)|openai\\.(Async)?(Azure)?OpenAI|anthropic\\.(Async)?Anthropic)$`,
)

function written({ code }: Subject): readonly Endless[] {
  return code.mentioning(/\b(requests|urlopen|smtplib|httpx|openai|anthropic)\b/).flatMap((file) =>
    file.calls.flatMap((call) => {
      // The path of `requests.get(...).json` begins like that of the call: only names are called here.
      if (call.path === null || !isNamed(call.node.callee) || isOpen(call)) return []
      const timeout = keyword(call.node, 'timeout')
      if (ENDLESS.test(call.path) && !timeout && !hasPositionalTimeout(call))
        return [{ call, why: 'waits without a limit' }]
      return (LIMITED.test(call.path) || ENDLESS.test(call.path)) && isNone(timeout)
        ? [{ call, why: 'is told to wait without a limit' }]
        : []
    }),
  )
}

const isNamed = (callee: Expression): boolean =>
  callee.kind === 'Name' || (callee.kind === 'Attribute' && isNamed(callee.value))
const isNone = (value: Expression | undefined): boolean => value?.kind === 'Constant' && value.type === 'none'
const isOpen = ({ node }: CodeCall): boolean => node.keywords.some((one) => one.name === null)

/** `urlopen(url, data, 5)`, `SMTP(host, port, name, 5)`. */
const hasPositionalTimeout = ({ path, node }: CodeCall): boolean =>
  node.args.length > (path!.startsWith('smtplib') ? 3 : 2) && !path!.startsWith('requests')

/** `session = requests.Session()` somewhere, `session.get(url)` elsewhere: followed from the handler. */
function throughClients({ backend, code }: Subject): readonly Endless[] {
  const found = new Map<unknown, Endless>()
  for (const operation of backend.api.operations)
    for (const { path, arguments: given, chain } of operation.trace?.calls ?? []) {
      if (!SESSION.test(path) || given.some((one) => one.name === 'timeout')) continue
      const at = chain.at(-1)!.at
      const file = code.file(at.file)
      const node = file && nodeAt(file, at, 'Call')
      const call = file?.calls.find((one) => (one.node as unknown) === node)
      if (call && !isOpen(call))
        found.set(node, {
          call: { ...call, path: path.replace('requests.sessions.', 'requests.') },
          why: 'waits without a limit',
        })
    }
  return [...found.values()]
}
const SESSION = new RegExp(`^requests\\.(sessions\\.)?(Session|session)\\.${VERBS}$`)
