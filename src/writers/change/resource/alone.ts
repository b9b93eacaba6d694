import type { Attribute, Call, ClassDef, ExpressionStatement, FunctionDef, Node } from '../../../python/ast.ts'
import type { Code, CodeFile } from '../../../python/code/code.ts'
import { reach, start } from '../../../python/code/reach.ts'
import { isTest } from '../../../python/modules/places.ts'
import { annotated, typeOf } from '../source/type-of.ts'
import type { Part } from './parts.ts'
import type { Sibling } from './sibling.ts'
import { type Trail, trailsIn } from './trails.ts'
import type { Unit } from './units.ts'

/** What a definition does that only the sibling can be meant by. */
export interface Alone {
  /** Statements that go: what they do is done besides. */
  readonly units: readonly Unit[]
  /** What the definition cannot be without. */
  readonly problem: Node | null
  /** Statements that call something of the sibling's and do not need what it answers, by the name they call. */
  readonly asides: readonly Aside[]
}

export interface Aside {
  readonly calls: string
  readonly unit: Unit
}

/**
 * Rows of others that point at the sibling, and functions of others that take the sibling's rows, know nothing of a new
 * resource: `Entry(task_id=task.id)`, `session.total_tasks`, `def remind(task: Task)`.
 */
export function aloneIn(
  code: Code,
  part: Part,
  sibling: Sibling,
  parts: ReadonlySet<Node>,
  isInner: (node: Node) => boolean,
): Alone {
  const { file, node: root } = part
  const asides: Aside[] = []
  let deeds = 0
  const units: Unit[] = []
  let problem: Node | null = null
  for (const trail of trailsIn(root)) {
    if (isInner(trail.at(-1)!.node)) continue
    const called = isTest(file.path) ? null : statementAt(trail)
    if (called !== null) deeds += 1
    if (called !== null && sibling.words.names(called)) asides.push({ calls: called, unit: unitFor(trail) })
    if (!isAlone(code, file, trail, sibling, parts)) continue
    const whole = isTest(file.path) ? null : calledFor(trail)
    if (whole) units.push(whole)
    else problem ??= trail.at(-1)!.node
  }
  // Where nothing else is done, it is what the definition is there for.
  return { units, problem, asides: asides.length < deeds ? asides : [] }
}

function isAlone(code: Code, file: CodeFile, trail: Trail, sibling: Sibling, parts: ReadonlySet<Node>): boolean {
  const { kind, node } = trail.at(-1)!
  if (kind === 'Attribute') {
    const { value, name } = node as unknown as Attribute
    return sibling.words.names(name) && isRowOfOthers(typeOf(code, file, value)?.class ?? null, sibling)
  }
  if (kind !== 'Call') return false
  const call = node as unknown as Call
  const reached = reach(code, start(file, call.callee, file.around(call)))
  if (reached.node.kind === 'ClassDef')
    return (
      isRowOfOthers(reached.node, sibling) &&
      call.keywords.some(({ name }) => name !== null && sibling.words.names(name))
    )
  if (reached.node.kind !== 'FunctionDef' || parts.has(reached.node)) return false
  const { node: definition, file: home } = reached as { node: FunctionDef; file: CodeFile }
  return givenTo(definition, call).some(([given, annotation]) => {
    if (!sibling.words.names(file.text(given))) return false
    const type = annotation && annotated(code, home, annotation)
    return type !== null && sibling.classes.has(type.class)
  })
}

const isRowOfOthers = (node: ClassDef | null, { kin, parents }: Sibling): boolean =>
  node !== null && kin.others.has(node) && !parents.has(node) && !kin.lineage.some((one) => one.node === node)

/** What a call gives, each with what the function says it takes there. */
function givenTo({ parameters }: FunctionDef, { args, keywords, callee }: Call) {
  const isBound = callee.kind === 'Attribute' && /^(self|cls)$/.test(parameters[0]?.name ?? '')
  const own = isBound ? parameters.slice(1) : parameters
  return [
    ...args.map((one, index) => [one, own[index]?.annotation ?? null] as const),
    ...keywords.map(
      (one) => [one.value, parameters.find(({ name }) => name === one.name)?.annotation ?? null] as const,
    ),
  ]
}

/** The statement a call is all of. */
function calledFor(trail: Trail): Unit | null {
  const at = trail.findLastIndex(({ kind }) => kind === 'ExpressionStatement')
  const inside = trail.slice(at + 1, -1)
  if (at < 0 || inside.some(({ kind }) => kind !== 'Await')) return null
  return unitFor(trail.slice(0, at + 1))
}

/** What a statement calls that does not need the answer. */
function statementAt(trail: Trail): string | null {
  const { kind, node } = trail.at(-1)!
  if (kind !== 'ExpressionStatement') return null
  const { value } = node as unknown as ExpressionStatement
  const call = value.kind === 'Await' ? value.value : value
  if (call.kind !== 'Call') return null
  const { callee } = call
  return callee.kind === 'Attribute' ? callee.name : callee.kind === 'Name' ? callee.id : ''
}

const unitFor = (trail: Trail): Unit => {
  const { node, kind, list } = trail.at(-1)!
  return { form: 'statement', field: '', node, kind, list: list ?? [node], isModel: false, isFree: false }
}
