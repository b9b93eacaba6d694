import type { Backend, Operation } from '../../model/index.ts'
import type { Expression, Node } from '../../python/ast.ts'
import type { CodeFunction } from '../../python/code/file.ts'
import { nodesIn } from '../../python/code/names.ts'
import type { Application } from './applied.ts'
import { tablesWritten } from './written.ts'

/** Whether what a body is put into outlives the request. */
export function isStored(one: Application, within: CodeFunction, operation: Operation, backend: Backend): boolean {
  switch (one.how) {
    case 'constructor':
      return tablesWritten(backend, operation).some(
        (table) => table.model !== null && one.target.endsWith(lastPart(table.model)),
      )
    case 'values':
      return true
    case 'setattr':
      return true
    case 'merge':
      return isPutAway(one.node, within)
    case 'update':
      return isKept(one.target, within)
  }
}

const lastPart = (name: string): string => name.slice(name.lastIndexOf('.') + 1)

/** `users[i] = {**user, **data}`, or by a name. */
function isPutAway(node: Node, within: CodeFunction): boolean {
  const names = new Set<string>()
  for (const at of nodesIn(within.node.body)) {
    if (at.kind !== 'Assign') continue
    const [target] = at['targets'] as readonly Expression[]
    const value = at['value'] as Expression
    const same = value.start === node.start && value.end === node.end
    if (same && target?.kind === 'Name') names.add(target.id)
    if (target?.kind !== 'Subscript') continue
    if (same || (value.kind === 'Name' && names.has(value.id))) return true
  }
  return false
}

/** A dictionary out of a store of the module: `users[name].update(data)`, `record = users.get(name)`. */
function isKept(target: string, within: CodeFunction): boolean {
  const root = /^\w+/.exec(target)?.[0] ?? ''
  const stores = storesOf(within)
  if (target !== root) return stores.has(root)
  for (const at of nodesIn(within.node.body)) {
    const [bound, value] =
      at.kind === 'Assign'
        ? [(at['targets'] as readonly Expression[])[0], at['value'] as Expression]
        : at.kind === 'For'
          ? [at['target'] as Expression, at['iterable'] as Expression]
          : [undefined, undefined]
    if (!bound || !value || !new RegExp(`\\b${root}\\b`).test(within.file.text(bound))) continue
    if ([...nodesIn(value)].some((one) => one.kind === 'Name' && stores.has(String(one['id'])))) return true
  }
  return false
}

/** Names of the module that hold dictionaries and lists. */
export function storesOf(within: CodeFunction): ReadonlySet<string> {
  const found = new Set<string>()
  for (const at of within.file.tree.body) {
    const [target, value] =
      at.kind === 'Assign' ? [at.targets[0], at.value] : at.kind === 'AnnotatedAssign' ? [at.target, at.value] : []
    if (target?.kind === 'Name' && value && /^(Dict|List|Call|Comprehension)$/.test(value.kind) && isContainer(value))
      found.add(target.id)
  }
  return found
}

const isContainer = (value: Expression): boolean =>
  value.kind !== 'Call' || /^(dict|list|defaultdict|OrderedDict|load|loads)$/.test(calleeName(value.callee))

const calleeName = (callee: Expression): string =>
  callee.kind === 'Name' ? callee.id : callee.kind === 'Attribute' ? callee.name : ''
