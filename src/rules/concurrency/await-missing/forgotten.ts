import type { CodeFile } from '../../../python/code/code.ts'
import { type AnyNode, nodesIn } from '../../../python/code/names.ts'
import { aroundInFunction, parentOf } from '../../../python/code/surroundings.ts'

/** What takes a coroutine for the value it will have. */
const TAKES_VALUE = new Set([
  'Attribute',
  'Subscript',
  'Comparison',
  'BooleanOperation',
  'BinaryOperation',
  'UnaryOperation',
  'If',
  'While',
  'FormattedValue',
])

/** Calls that look at what they are given, and so need it; `gather` and the like want the coroutine. */
const LOOKS =
  /(^|\.)(model_validate|model_validate_json|validate_python|str|int|float|bool|len|list|dict|set|tuple|sorted|sum|min|max|print|setattr|getattr|hasattr|loads|dumps|PointStruct|JSONResponse)$/

/** Whether the coroutine a call makes is thrown away, or used as if it were its value. */
export function isForgotten(file: CodeFile, call: AnyNode): boolean {
  const around = file.around(call)
  // Below `run_sync` the session is a plain one: its callables are no async functions.
  if (!around?.node.async || [...aroundInFunction(file, call)].some((one) => one.kind === 'Lambda')) return false
  const parent = parentOf(file, call)
  if (!parent) return false
  if (parent.kind === 'ExpressionStatement' || TAKES_VALUE.has(parent.kind)) return true
  if (parent.kind === 'Call') return looksAt(file, parent, call)
  if (parent.kind === 'For') return parent['iterable'] === call && parent['async'] !== true
  // Whoever awaits the function gets the coroutine.
  if (parent.kind === 'Return') return !around.node.generator
  if (parent.kind !== 'Assign') return false
  const [target, ...more] = parent['targets'] as readonly AnyNode[]
  if (!target || more.length > 0) return false
  if (target.kind === 'Tuple') return true
  return target.kind === 'Name' && isTakenForValue(file, around.node.body, String(target['id']), target)
}

/** Every use of the name asks something of the value; one that hands it on or awaits it leaves the question open. */
function isTakenForValue(file: CodeFile, body: unknown, name: string, target: AnyNode): boolean {
  const uses = [...nodesIn(body)].filter((node) => node.kind === 'Name' && node['id'] === name && node !== target)
  return uses.some((use) => asks(file, use)) && !uses.some((use) => parentOf(file, use)?.kind === 'Await')
}

function asks(file: CodeFile, use: AnyNode): boolean {
  const parent = parentOf(file, use)
  if (parent === null) return false
  // The coroutine goes out where its value should.
  if (parent.kind === 'Return') return true
  if (parent.kind === 'Comprehension')
    return (parent['clauses'] as readonly AnyNode[]).some((one) => one['iterable'] === use && one['async'] !== true)
  return TAKES_VALUE.has(parent.kind) || (parent.kind === 'Call' && looksAt(file, parent, use))
}

const looksAt = (file: CodeFile, call: AnyNode, given: AnyNode): boolean =>
  call['callee'] !== given && LOOKS.test(file.text(call['callee'] as AnyNode))
