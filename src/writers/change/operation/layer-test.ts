import type { Call, Statement } from '../../../python/ast.ts'
import type { Code, CodeFunction } from '../../../python/code/code.ts'
import { callsIn, namesIn } from '../../../python/code/names.ts'
import { reach, start } from '../../../python/code/reach.ts'
import { quoteOf, quoted } from '../source/literal.ts'
import { type Splice, breakOf, indentOf, inserted, lineEnd, lineStart, spliced } from '../source/splice.ts'
import { calledName, without } from './call.ts'
import type { Effect } from './verb.ts'
import { testNameOf } from './words.ts'

/** A test that calls a function once, and keeps what it gives. */
export interface Calling {
  readonly test: CodeFunction
  readonly call: Call
  readonly target: string
}

export interface Called extends Calling {
  /** What is called, and what is called instead. */
  readonly was: string
  readonly name: string
  /** What the new function does not take. */
  readonly parameter: string
  readonly effect: Effect
}

export function callsOf(code: Code, test: CodeFunction, of: CodeFunction): readonly Calling[] {
  if (!test.node.name.startsWith('test') || !test.file.mentions(new RegExp(`\\b${of.node.name}\\b`))) return []
  const calls = callsIn(test.node.body).filter(
    ({ callee }) => calledName(callee) === of.node.name && reach(code, start(test.file, callee, test)).node === of.node,
  )
  const [call, other] = calls
  if (!call || other) return []
  return test.node.body.flatMap((one) => {
    const [target] = one.kind === 'Assign' ? one.targets : []
    return one.kind === 'Assign' && one.value === call && target?.kind === 'Name'
      ? [{ test, call, target: target.id }]
      : []
  })
}

/** The test with the other function called, without what was made for it to take, and with a line on what is set. */
export function calledTest({ test, call, target, was, name, parameter, effect }: Called): Splice | null {
  const { file, node } = test
  const { source } = file.tree
  const argument = call.keywords.find((one) => one.name === parameter)
  if (!argument || !node.name.includes('update')) return null
  const body = node.body
  const asked = body.find((one) => one.kind === 'Assign' && one.value === call)!
  const rest = [...call.args, ...call.keywords.filter((one) => one !== argument).map(({ value }) => value)]
  const needed = new Set([...rest, call.callee].flatMap((one) => namesIn(one).map(({ id }) => id)))
  const kept = body.filter((one) => one === asked || (one.start < asked.start && isNeeded(one, needed)))
  const from = lineStart(source, node.decorators[0]?.start ?? node.start)
  const at = (a: number, b: number, text: string): Splice => ({ file: file.path, start: a - from, end: b - from, text })
  const given = [...call.args, ...call.keywords].toSorted((a, b) => a.start - b.start)
  const end = lineEnd(source, node.end)
  const last = lineEnd(source, asked.end)
  const line = `${breakOf(source)}${breakOf(source)}${indentOf(source, asked.start)}assert ${target}.${held(effect, source)}`
  const importing = kept.filter(({ kind }) => kind === 'ImportFrom')
  const text = spliced(source.slice(from, end), [
    at(node.nameStart, node.nameStart + node.name.length, testNameOf(node.name, name, [])),
    ...body.flatMap((one) =>
      kept.includes(one) || one.start > asked.start
        ? []
        : [at(lineStart(source, one.start), behind(source, lineEnd(source, one.end) + 1), '')],
    ),
    ...importing.flatMap((one) => named(one, was).map(([a, b]) => at(a, b, name))),
    at(call.callee.end - was.length, call.callee.end, name),
    without(file, given, argument, (a, b, made) => at(a, b, made)),
    at(last, end, line),
  ])
  return inserted(file.path, end, `${breakOf(source)}${breakOf(source)}${breakOf(source)}${text}`)
}

const behind = (source: string, at: number): number =>
  at + (/^(?:[ \t]*\r?\n)+/.exec(source.slice(at))?.[0].length ?? 0)

function isNeeded(one: Statement, needed: ReadonlySet<string>): boolean {
  if (one.kind === 'Import' || one.kind === 'ImportFrom')
    return one.names.some(({ name, alias }) => needed.has(alias ?? name))
  return one.kind === 'Assign' && one.targets.some((target) => target.kind === 'Name' && needed.has(target.id))
}

const named = (one: Statement, was: string): readonly (readonly [number, number])[] =>
  one.kind === 'ImportFrom'
    ? one.names
        .filter(({ name, alias }) => name === was && alias === null)
        .map(({ start, end }) => [start, end] as const)
    : []

function held({ column, sets }: Effect, source: string): string {
  if (sets === 'true') return `${column} is True`
  return sets === 'now' ? `${column} is not None` : `${column} == ${quoted(sets.member, quoteOf(source))}`
}
