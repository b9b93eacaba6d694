import type { Backend } from '../../../model/index.ts'
import type { Code, CodeCall } from '../../../python/code/code.ts'
import { nodesIn } from '../../../python/code/names.ts'
import type { Reached } from '../../../python/code/reach.ts'
import { type Found, rule } from '../../rule.ts'
import { inDevelopment, optionOf, textsOf } from '../options.ts'

const MESSAGE = '{what} lets {who} read the answers{credentials}{unless}'

export default rule({
  title: 'Every web page may read the answers',
  severity: 'high',
  confidence: 'high',
  weaknesses: ['CWE-942', 'API8:2023'],
  message: MESSAGE,
  advice:
    'List the origins of the front ends, `allow_origins=["https://app.example.org"]`, and allow credentials only for these.',
  check({ backend, code }, report) {
    for (const call of code.calls(/./, /\bCORSMiddleware\b/)) {
      if (!isCors(call) || inDevelopment(call)) continue
      const open = openness(code, call)
      if (!open) continue
      if (open.from.setting && isToldApart(code, open.from.setting.name)) {
        report.unknown('origins the program looks at')
        continue
      }
      const credentials = optionOf(code, call, 'allow_credentials')
      const sent = credentials?.node.kind === 'Constant' && credentials.node.value === true
      const { setting } = open.from
      report.found({
        at: call.file.place(open.node),
        subject: call.within?.qualname ?? call.file.path,
        arguments: {
          what: open.what,
          who: open.who,
          credentials: sent ? ', with the credentials of whoever opened it' : '',
          unless: setting ? ` unless \`${setting.name}\` is set` : '',
        },
        ...weight(backend, code, sent, setting !== null),
        proof: [{ what: 'the middleware is added', at: call.file.place(call.node) }, ...open.from.steps],
      })
    }
  },
})

const isCors = ({ file, node, path }: CodeCall): boolean =>
  (/(^|\.)(add_middleware|Middleware)$/.test(path ?? '') &&
    /(^|\.)CORSMiddleware$/.test(file.pathOf(node.args[0]) ?? '')) ||
  (path ?? '').endsWith('.cors.CORSMiddleware')

/** The program asks whether the setting is open, and may refuse it. */
const isToldApart = (code: Code, name: string): boolean =>
  code.mentioning(new RegExp(`\\b${name}\\b`)).some((file) =>
    file.nodes.some((node) => {
      if (node.kind !== 'Comparison') return false
      const inside = [...nodesIn(node)]
      return (
        inside.some((one) => one['name'] === name || one['id'] === name) && inside.some((one) => one['value'] === '*')
      )
    }),
  )

interface Open {
  readonly what: string
  readonly who: string
  readonly node: CodeCall['node']['keywords'][number]
  readonly from: Reached
}

function openness(code: Code, call: CodeCall): Open | null {
  const given = (name: string): Open['node'] | undefined => call.node.keywords.find((one) => one.name === name)
  const [origins, regex] = [optionOf(code, call, 'allow_origins'), optionOf(code, call, 'allow_origin_regex')]
  const all = origins && textsOf(code, origins).find(({ text }) => text === '*')
  if (all) return { what: '`allow_origins=["*"]`', who: 'every web page', node: given('allow_origins')!, from: all }
  const pattern = regex && textsOf(code, regex).find(({ text }) => takesAny(text))
  return pattern
    ? {
        what: '`allow_origin_regex`',
        who: 'pages of any origin that fits its open pattern',
        node: given('allow_origin_regex')!,
        from: pattern,
      }
    : null
}

/** Origins nobody of the project could own. */
function takesAny(pattern: string): boolean {
  try {
    const compiled = new RegExp(`^(?:${pattern})$`)
    return ['https://attacker.example', 'http://203.0.113.7:8080', 'https://x.y.invalid'].every((origin) =>
      compiled.test(origin),
    )
  } catch {
    return false
  }
}

/** Without cookies a page has no credentials of its visitor to send. */
function weight(
  backend: Backend,
  code: Code,
  sent: boolean,
  replaceable: boolean,
): Pick<Found<typeof MESSAGE>, 'severity' | 'confidence'> {
  const cookies =
    backend.api.operations.some(({ access }) => access.credentials.some((one) => /cookie|session/i.test(one))) ||
    code.mentioning(/\bset_cookie\(|\bSessionMiddleware\b/).length > 0
  return {
    severity: sent ? (cookies ? 'high' : 'medium') : 'low',
    ...(replaceable ? { confidence: 'medium' as const } : {}),
  }
}
