import type { Code, CodeCall, CodeFile } from '../../../python/code/code.ts'
import { rule } from '../../rule.ts'
import { dependencyNames } from '../dependencies.ts'

export default rule({
  title: 'A handler that opens a session of its own',
  severity: 'medium',
  confidence: 'high',
  message: '`{operation}` opens a session with `{call}`; {others} operations are handed theirs by `{provider}`',
  advice: 'Take the session as a parameter from `{provider}`.',
  check({ backend, code }, report) {
    const factories = factoriesIn(code)
    const provider = providerOf(code, factories, dependencyNames(backend))
    if (!provider) return
    const found = new Map<string, { readonly call: CodeCall; readonly operation: string }>()
    for (const operation of backend.api.operations) {
      const handler = code.functionAt(operation.handler)
      // What is streamed or done later outlives the session of the request.
      if (!handler || OUTLIVES.test(handler.file.text(handler.node))) continue
      const call = handler.file.calls.find(
        (one) => one.within?.node.start === handler.node.start && opens(one, factories),
      )
      if (call) found.set(`${call.file.path} ${call.node.start}`, { call, operation: operation.id })
    }
    if (provider.operations < FEWEST || found.size * 4 > provider.operations) return
    for (const { call, operation } of found.values())
      report.found({
        at: call.file.place(call.node),
        subject: operation,
        arguments: {
          operation,
          call: call.file.text(call.node.callee),
          others: provider.operations,
          provider: provider.name,
        },
        cause: call.file.path,
        related: [{ what: `what the others are handed`, at: provider.file.placeOfName(provider.node) }],
      })
  },
})

const FEWEST = 4
const OUTLIVES = /StreamingResponse|EventSourceResponse|BackgroundTask|add_task|create_task|WebSocket/

/** Variables that hold a session maker, as `file name`. */
function factoriesIn(code: Code): ReadonlySet<string> {
  const found = new Set<string>()
  for (const file of code.mentioning(/sessionmaker|scoped_session/))
    for (const statement of file.tree.body) {
      if (statement.kind !== 'Assign' && statement.kind !== 'AnnotatedAssign') continue
      const target = statement.kind === 'Assign' ? statement.targets[0] : statement.target
      if (target?.kind !== 'Name' || statement.value?.kind !== 'Call') continue
      if (/(^|\.)(async_)?(sessionmaker|scoped_session)$/.test(file.pathOf(statement.value.callee) ?? ''))
        found.add(`${file.path} ${target.id}`)
    }
  return found
}

const SESSION = /^(sqlalchemy\.orm|sqlalchemy\.ext\.asyncio|sqlmodel)(\..+)?\.(Async)?Session$/

function opens({ file, node, path }: CodeCall, factories: ReadonlySet<string>): boolean {
  if (SESSION.test(path ?? '')) return node.args.length + node.keywords.length > 0
  const { callee } = node
  if (callee.kind !== 'Name') return false
  if (factories.has(`${file.path} ${callee.id}`)) return true
  return file.imports.some(({ name, file: from, member }) => name === callee.id && factories.has(`${from} ${member}`))
}

/** The dependency most operations get their session from: a function that opens one and hands it on. */
function providerOf(code: Code, factories: ReadonlySet<string>, names: ReadonlyMap<string, number>) {
  const all = code.mentioning(/\byield\b|\breturn\b/).flatMap((file: CodeFile) =>
    file.functions
      .filter(({ node }) => names.has(node.name))
      .filter(({ node }) => file.calls.some((call) => call.within?.node.start === node.start && opens(call, factories)))
      .map(({ node }) => ({ file, node, name: node.name, operations: names.get(node.name) ?? 0 })),
  )
  return all.toSorted((a, b) => b.operations - a.operations)[0] ?? null
}
