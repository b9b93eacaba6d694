import type { Operation } from '../../../model/index.ts'
import type { Call, FunctionDef } from '../../../python/ast.ts'
import type { Code, CodeFunction } from '../../../python/code/code.ts'
import { callsIn } from '../../../python/code/names.ts'
import { reach, start } from '../../../python/code/reach.ts'
import { parameterIn } from '../access/handlers.ts'
import type { NeededIn } from '../ground.ts'
import type { Splice } from '../source/splice.ts'
import { type Handing, writtenAgain } from './written-again.ts'
import { type Owning, touchesIn } from './touching.ts'

export interface HandedOn {
  readonly splices: readonly Splice[]
  readonly needs: readonly NeededIn[]
}

/** The caller, from each handler to whatever does something with rows; or why it does not get there. */
export function handedOn(
  code: Code,
  functions: readonly CodeFunction[],
  handlers: ReadonlyMap<FunctionDef, Operation>,
  owning: Owning & { readonly type: string; readonly open: ReadonlySet<FunctionDef> },
): HandedOn | string {
  const touched = new Map(functions.map((one) => [one.node, touchesIn(one, owning)]))
  const calls = functions.flatMap((of) =>
    callsIn(of.node.body).flatMap((call) => {
      const { node } = reach(code, start(of.file, call.callee, of))
      return node.kind === 'FunctionDef' && touched.has(node) ? [{ of, call, to: node }] : []
    }),
  )
  const own = reachedFrom(handlers.keys(), calls)
  const others = reachedFrom(owning.open, calls)
  // What only those reach who find any row stays as it is.
  const isOwn = (node: FunctionDef): boolean => !others.has(node) || own.has(node)
  const problem = [...touched].find(([node, one]) => isOwn(node) && one.problem !== null)?.[1].problem
  if (problem) return `${problem} is not asked of those alone`
  const needing = new Set([...touched].filter(([node, { does }]) => does.size > 0 && isOwn(node)).map(([node]) => node))
  for (let size = -1; size !== needing.size;) {
    size = needing.size
    for (const { of, to } of calls) if (needing.has(to) && isOwn(of.node)) needing.add(of.node)
  }
  const idle = [...handlers].find(([node]) => !needing.has(node))
  if (idle) return `${idle[1].id} does not show where it does something with them`
  const splices = functions.flatMap(({ file, node }): readonly Splice[] => {
    if (!needing.has(node)) return []
    const parameter = handlers.has(node) ? [] : parameterIn(node, file.path, typed(node, owning))
    return [...parameter, ...touched.get(node)!.splices]
  })
  const again = writtenAgain(
    code,
    functions.filter(({ node }) => needing.has(node) && others.has(node)),
    calls,
    (node) => !needing.has(node),
  )
  const given = calls
    .filter(({ of, to }) => needing.has(to) && needing.has(of.node))
    .map(({ of, call, to }) => withCaller(of.file.path, call, to, owning.caller))
  const typing = functions.filter(({ node }) => needing.has(node) && !handlers.has(node) && isTyped(node))
  const module = moduleOfType(functions, handlers, code, owning.type)
  return {
    splices: [...splices, ...given, ...again.splices],
    needs: [
      ...(module === null ? [] : typing.map(({ file }) => ({ file, names: [{ module, name: owning.type }] }))),
      ...again.needs,
      ...functions
        .filter(({ node }) => needing.has(node))
        .map(({ file, node }) => ({ file, names: touched.get(node)!.needs })),
    ],
  }
}

/** Functions, and all that is called from them. */
function reachedFrom(from: Iterable<FunctionDef>, calls: readonly Handing[]): ReadonlySet<FunctionDef> {
  const reached = new Set(from)
  for (let size = -1; size !== reached.size;) {
    size = reached.size
    for (const { of, to } of calls) if (reached.has(of.node)) reached.add(to)
  }
  return reached
}

const isTyped = ({ parameters }: FunctionDef): boolean => parameters.some(({ annotation }) => annotation !== null)

const typed = (node: FunctionDef, { caller, type }: { readonly caller: string; readonly type: string }): string =>
  isTyped(node) ? `${caller}: ${type}` : caller

/** In the place the parameter has. */
function withCaller(path: string, call: Call, { parameters }: FunctionDef, caller: string): Splice {
  const [first] = call.args
  const isBehind = parameters[0]?.default === null && parameters[0].form === 'ordinary'
  if (!first)
    return {
      file: path,
      start: call.end - 1,
      end: call.end - 1,
      text: `${call.keywords.length > 0 ? ', ' : ''}${caller}=${caller}`,
    }
  return isBehind
    ? { file: path, start: first.end, end: first.end, text: `, ${caller}` }
    : { file: path, start: first.start, end: first.start, text: `${caller}, ` }
}

/** Where the class of a caller is imported from. */
function moduleOfType(
  functions: readonly CodeFunction[],
  _: ReadonlyMap<FunctionDef, Operation>,
  code: Code,
  type: string,
): string | null {
  const paths = [...functions.map(({ file }) => file), ...code.files].flatMap(({ names }) => names.get(type) ?? [])
  const [path] = paths
  return path?.endsWith(`.${type}`) ? path.slice(0, -type.length - 1) : null
}
