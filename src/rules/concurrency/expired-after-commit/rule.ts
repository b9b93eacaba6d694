import type { Operation, Place } from '../../../model/index.ts'
import type { Code, CodeFile, CodeFunction } from '../../../python/code/code.ts'
import { type AnyNode, keyword, nodesIn } from '../../../python/code/names.ts'
import { holds, nodeAt, parentOf } from '../../../python/code/surroundings.ts'
import { rule } from '../../rule.ts'

export default rule({
  title: 'A row is read after its commit, by an async session that expires it',
  severity: 'high',
  confidence: 'medium',
  message:
    '`{name}` is read after `commit()`, which expires what the async session holds: this raises `MissingGreenlet`',
  advice:
    'Make the sessions with `async_sessionmaker(engine, expire_on_commit=False)`, or `await session.refresh({name})` after the commit.',
  check({ backend, code }, report) {
    if (!expires(code)) return
    for (const operation of backend.api.operations)
      for (const call of operation.trace?.calls ?? []) {
        if (!call.path.endsWith('AsyncSession.commit')) continue
        const at = call.chain.at(-1)!.at
        for (const { name, use, file } of [...readAfter(code, at), ...handedOut(code, at, operation)])
          report.found({
            at: file.place(use),
            subject: operation.id,
            arguments: { name },
            cause: `${name} ${JSON.stringify(at)}`,
            related: [{ what: 'the commit', at }],
            proof: call.chain,
          })
      }
  },
})

/** Every way a session is made leaves `expire_on_commit` as it is: true. */
function expires(code: Code): boolean {
  const makers = code.calls(
    /(^|\.)(async_sessionmaker|sessionmaker|AsyncSession|async_scoped_session)$/,
    /sessionmaker|AsyncSession\(/,
  )
  const told = makers.some(
    ({ node }) => keyword(node, 'expire_on_commit') !== undefined || node.keywords.some((one) => one.name === null),
  )
  return !told && makers.length > 0 && code.mentioning(/expire_on_commit/).length === 0
}

interface Read {
  readonly name: string
  readonly use: AnyNode
  readonly file: CodeFile
}

/** Rows added before a commit and touched after it, in the same function and on the same way. */
function readAfter(code: Code, at: Place): readonly Read[] {
  const file = code.file(at.file)
  const commit = file && nodeAt(file, at, 'Call')
  const within = commit && file.around(commit)
  if (!file || !commit || !within?.node.async) return []
  const block = blockOf(file, commit, within)
  return [...addedBefore(file, within, commit)].flatMap((name) => {
    const first = [...nodesIn(within.node.body)].find(
      (one) => one.kind === 'Name' && one['id'] === name && one.start > commit.end && holds(block, one),
    )
    return first && isRead(file, first) ? [{ name, use: first, file }] : []
  })
}

/** A row of any origin that the function says it returns, and that the operation answers with. */
function handedOut(code: Code, at: Place, { trace, published }: Operation): readonly Read[] {
  const file = code.file(at.file)
  const commit = file && nodeAt(file, at, 'Call')
  const within = commit && file.around(commit)
  if (!published || !file || !commit || !within?.node.async || !within.node.returns) return []
  const class_ = file.text(within.node.returns)
  if (!trace?.returns.some(({ type }) => type === class_) || !/^[A-Z]\w*$/.test(class_)) return []
  const block = blockOf(file, commit, within)
  const added = addedBefore(file, within, commit)
  return [...nodesIn(within.node.body)].flatMap((one) => {
    const value = one.kind === 'Return' ? (one['value'] as AnyNode | null) : null
    if (value?.kind !== 'Name' || value.start < commit.end || !holds(block, value)) return []
    const name = String(value['id'])
    const between = [...nodesIn(within.node.body)].some(
      (other) => other.kind === 'Name' && other['id'] === name && other.start > commit.end && other.start < value.start,
    )
    return between || added.has(name) ? [] : [{ name, use: value, file }]
  })
}

/** The statement list a commit stands in: what follows there, follows always. */
function blockOf(file: CodeFile, commit: AnyNode, within: CodeFunction): AnyNode {
  for (let at = parentOf(file, commit); at; at = parentOf(file, at))
    if (/^(If|For|While|Try|Match|FunctionDef)$/.test(at.kind)) return at
  return within.node as unknown as AnyNode
}

function addedBefore(file: CodeFile, within: CodeFunction, commit: AnyNode): ReadonlySet<string> {
  const calls = file.calls.filter((one) => one.within === within && one.node.end < commit.start)
  return new Set(
    calls.flatMap(({ node }) => {
      const [row] = node.args
      return node.callee.kind === 'Attribute' && node.callee.name === 'add' && row?.kind === 'Name' ? [row.id] : []
    }),
  )
}

/** `row.name` and `return row` read it; `refresh(row)` and everything else may not. */
function isRead(file: CodeFile, use: AnyNode): boolean {
  const parent = parentOf(file, use)
  if (parent?.kind === 'Return') return true
  if (parent?.kind !== 'Attribute') return false
  const outer = parentOf(file, parent)
  return outer?.kind !== 'Assign' || !(outer['targets'] as readonly unknown[]).includes(parent)
}
