import type { Expression } from '../../../python/ast.ts'
import type { CodeFile, CodeFunction } from '../../../python/code/code.ts'
import { type AnyNode, nodesIn } from '../../../python/code/names.ts'
import { parentOf } from '../../../python/code/surroundings.ts'
import { rule } from '../../rule.ts'

export default rule({
  title: 'What requests store is kept in the memory of one process',
  severity: 'medium',
  confidence: 'medium',
  weaknesses: ['CWE-1108'],
  message:
    '`{name}` is written by `{operation}` and lives in the memory of one process: other workers do not see it, and a restart loses it',
  advice: 'Keep it in the database, or in Redis.',
  check({ backend, code }, report) {
    for (const operation of backend.api.operations) {
      const handler = code.functionAt(operation.handler)
      if (!handler) continue
      for (const [name, at] of stateOf(handler.file)) {
        const write = writeOf(handler, name)
        if (!write || !isReadElsewhere(handler, name)) continue
        report.found({
          at: handler.file.place(at),
          subject: name,
          arguments: { name, operation: operation.id },
          cause: `${handler.file.path} ${name}`,
          related: [{ what: `written by ${operation.id}`, at: handler.file.place(write) }],
        })
      }
    }
  },
})

/** What may be lost: it is found again, or holds what belongs to the process. */
const LOSABLE =
  /cache|memo|lock|registry|handlers?$|metric|connections?$|clients?$|websockets?|subscribers|queues?$|listeners|tasks?$|futures?$|threads?$/i

/** Containers at the level of the module, by name. */
function stateOf(file: CodeFile): ReadonlyMap<string, AnyNode> {
  const found = new Map<string, AnyNode>()
  for (const statement of file.tree.body) {
    const [target, value] =
      statement.kind === 'Assign'
        ? [statement.targets[0], statement.value]
        : statement.kind === 'AnnotatedAssign'
          ? [statement.target, statement.value]
          : []
    if (target?.kind === 'Name' && value && isContainer(file, value) && !LOSABLE.test(target.id))
      found.set(target.id, target as unknown as AnyNode)
  }
  return found
}

function isContainer(file: CodeFile, value: Expression): boolean {
  if (value.kind === 'Dict' || value.kind === 'List' || value.kind === 'Set') return true
  return (
    value.kind === 'Call' &&
    /^(dict|list|set|collections\.(defaultdict|OrderedDict|deque|Counter))$/.test(file.pathOf(value) ?? '')
  )
}

const WRITES = /^(append|add|update|pop|popitem|setdefault|extend|insert|remove|clear|discard|appendleft)$/

/** Where a function changes a container of its module. */
function writeOf({ file, node }: CodeFunction, name: string): AnyNode | null {
  if (node.parameters.some((one) => one.name === name)) return null
  for (const one of nodesIn(node.body)) {
    if (one.kind !== 'Name' || one['id'] !== name) continue
    const holder = parentOf(file, one)
    // A variable of the function by the same name hides the one of the module.
    if (holder?.kind === 'Assign' && (holder['targets'] as readonly unknown[]).includes(one)) return null
    if (
      holder?.kind === 'Attribute' &&
      WRITES.test(holder['name'] as string) &&
      parentOf(file, holder)?.kind === 'Call'
    )
      return one
    if (holder?.kind === 'Subscript' && isAssigned(file, holder)) return one
  }
  return null
}

function isAssigned(file: CodeFile, node: AnyNode): boolean {
  const holder = parentOf(file, node)
  if (holder?.kind === 'Assign' || holder?.kind === 'Delete')
    return (holder['targets'] as readonly unknown[]).includes(node)
  return holder?.kind === 'AugmentedAssign' && holder['target'] === node
}

/** Another function of the file reads what this one stores. */
const isReadElsewhere = ({ file, node }: CodeFunction, name: string): boolean =>
  file.nodes.some(
    (one) =>
      one.kind === 'Name' &&
      one['id'] === name &&
      (one.start < node.start || one.end > node.end) &&
      file.around(one) !== null,
  )
