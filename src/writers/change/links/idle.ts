import type { FunctionDef, Parameter } from '../../../python/ast.ts'
import type { Code, CodeFunction } from '../../../python/code/code.ts'
import { callsIn, namesIn } from '../../../python/code/names.ts'
import { reach, start } from '../../../python/code/reach.ts'
import { type Splice, lineEnd, lineStart } from '../source/splice.ts'

/** What was searched for in a text, where nothing new is one: it is handed on to what does nothing with it. */
export function idleFilters(code: Code, functions: readonly CodeFunction[]): readonly Splice[] {
  return functions.flatMap((of) => {
    const callers = functions.flatMap((from) =>
      callsIn(from.node.body).flatMap((call) =>
        reach(code, start(from.file, call.callee, from)).node === of.node ? [{ from, call }] : [],
      ),
    )
    // Nobody calls a handler: what it does not use the framework may.
    if (callers.length === 0) return []
    return of.node.parameters.flatMap((one, index): readonly Splice[] => {
      if (isUsed(of.node, one.name)) return []
      const given = callers.map(({ from, call }) => ({ from, call, argument: call.args[index] }))
      if (given.some(({ argument }) => argument?.kind !== 'Name')) return []
      return [
        cut(of, one),
        ...given.flatMap(({ from, call, argument }) => {
          const name = (argument as unknown as { readonly id: string }).id
          const uses = namesIn(from.node.body).filter(({ id }) => id === name)
          const parameter = from.node.parameters.find((each) => each.name === name)
          const args = [...call.args, ...call.keywords]
          const own = cutFrom(from.file.path, args, args.indexOf(argument as never))
          return uses.length === 1 && parameter ? [own, cut(from, parameter), ...saidOf(from, name)] : [own]
        }),
      ]
    })
  })
}

const isUsed = ({ body }: FunctionDef, name: string): boolean => namesIn(body).some(({ id }) => id === name)

const cut = ({ file, node }: CodeFunction, one: Parameter): Splice =>
  cutFrom(file.path, node.parameters, node.parameters.indexOf(one))

/** With the comma before it, or the one behind it where it is the first. */
function cutFrom(
  file: string,
  list: readonly { readonly start: number; readonly end: number }[],
  index: number,
): Splice {
  const [before, one, next] = [list[index - 1], list[index]!, list[index + 1]]
  return before
    ? { file, start: before.end, end: one.end, text: '' }
    : { file, start: one.start, end: next?.start ?? one.end, text: '' }
}

/** What is said of it in words goes as a whole: the rest of them would not be true. */
function saidOf({ file, node }: CodeFunction, name: string): readonly Splice[] {
  const [first, second] = node.body
  if (first?.kind !== 'ExpressionStatement' || first.value.kind !== 'Constant' || !second) return []
  if (!new RegExp(`\\b${name}\\b`).test(file.text(first))) return []
  const { source } = file.tree
  return [{ file: file.path, start: lineStart(source, first.start), end: lineEnd(source, first.end) + 1, text: '' }]
}
