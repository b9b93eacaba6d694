import type { Backend, Place } from '../../../model/index.ts'
import type { Code, CodeFile } from '../../../python/code/code.ts'
import type { AnyNode } from '../../../python/code/names.ts'
import { rule } from '../../rule.ts'

export default rule({
  title: 'A caller that nothing ever sets',
  severity: 'medium',
  confidence: 'medium',
  weaknesses: ['CWE-287', 'CWE-457', 'API2:2023'],
  message: '`request.state.{name}` is read, and nothing in the program sets it',
  advice: 'Set it in a middleware or a dependency that runs before, or depend on the check that knows the caller.',
  check({ backend, code }, report) {
    const files = code.mentioning(/\.state\b/)
    const uses = files.flatMap(usesOf)
    if (mayBeSetElsewhere(backend, code)) {
      if (uses.length > 0) report.unknown('who sets request.state')
      return
    }
    const set = new Set(uses.filter((one) => one.sets).map(({ name }) => name))
    for (const { name, at, sets } of uses) {
      if (sets || set.has(name) || !CALLER.test(name)) continue
      report.found({
        at,
        subject: `request.state.${name}`,
        arguments: { name },
        cause: name,
        proof: [{ what: `reads request.state.${name}`, at }],
      })
    }
  },
})

const CALLER =
  /^(current_)?(user|person|member|principal|caller|account|identity|auth|claims|subject|tenant|admin)(_?(id|name|role|roles|info|data|claims))?$/

interface StateUse {
  readonly name: string
  readonly at: Place
  readonly sets: boolean
}

/** `request.state.user`, read or set; `getattr` and `setattr` of it as well. */
function usesOf(file: CodeFile): readonly StateUse[] {
  const targets = new Set<unknown>()
  for (const node of file.nodes) {
    if (node.kind === 'Assign') for (const one of node['targets'] as readonly unknown[]) targets.add(one)
    if (node.kind === 'AnnotatedAssign' || node.kind === 'AugmentedAssign') targets.add(node['target'])
  }
  return file.nodes.flatMap((node) => {
    if (node.kind === 'Attribute' && isState(node['value'] as AnyNode))
      return [{ name: String(node['name']), at: file.place(node), sets: targets.has(node) }]
    if (node.kind !== 'Call') return []
    const called = (node['callee'] as AnyNode)['id']
    const [object, name] = node['args'] as readonly AnyNode[]
    if ((called !== 'getattr' && called !== 'setattr') || !object || !isState(object) || name?.kind !== 'Constant')
      return []
    return [{ name: String(name['value']), at: file.place(node), sets: called === 'setattr' }]
  })
}

/** The state of a request or connection; that of the application is another. */
function isState(node: AnyNode): boolean {
  const owner = node.kind === 'Attribute' && node['name'] === 'state' ? (node['value'] as AnyNode) : null
  return owner?.kind === 'Name' && /^(request|req|websocket|ws|conn|connection|r)$/.test(String(owner['id']))
}

const HARMLESS =
  /^(CORS|GZip|TrustedHost|HTTPSRedirect|Session|Brotli|SlowAPI|ProxyHeaders|CorrelationId|Prometheus)\w*Middleware$/

/** A middleware from outside, or one that writes the scope itself, may set whatever it likes. */
function mayBeSetElsewhere({ api }: Backend, code: Code): boolean {
  if (code.mentioning(/scope\[["']state["']\]|state\._state|\.state\.update\(|state\.__setattr__/).length > 0)
    return true
  return api.applications.some(({ middleware }) =>
    middleware.some(({ name }) => {
      const last = name.slice(name.lastIndexOf('.') + 1)
      return (
        !HARMLESS.test(last) && code.mentioning(new RegExp(`\\b(class|def) ${last.replace(/\W/g, '')}\\b`)).length === 0
      )
    }),
  )
}
