import type { Expression, FunctionDef } from '../../../python/ast.ts'
import type { Code, CodeFunction } from '../../../python/code/code.ts'
import { namesIn } from '../../../python/code/names.ts'
import { type NeededIn } from '../ground.ts'
import type { Splice } from '../source/splice.ts'
import { type Guard, type SpelledGuard, guardsOf } from './guards.ts'
import type { Wish } from './wishes.ts'

export interface Regarded {
  readonly splices: readonly Splice[]
  readonly needs: readonly NeededIn[]
}

/** A handler with other guards in place of its own; null where what it does stands on its caller. */
export function guarded(
  code: Code,
  handler: CodeFunction,
  { operation }: Wish,
  guards: readonly SpelledGuard[],
): Regarded | null {
  const { node, file } = handler
  const own = guardsOf(code, handler, operation)
  const isUsed = ({ node: { name } }: Guard & { readonly form: 'parameter' }): boolean =>
    namesIn(node.body).some(({ id }) => id === name)
  const held = own.filter((one): one is Guard & { readonly form: 'parameter' } => one.form === 'parameter')
  const guard = guards[0]
  if (held.some(isUsed) && guard?.form !== 'decorator') return null
  const splices: Splice[] = held
    .filter((one) => !isUsed(one))
    .flatMap(({ node: gone }) => withoutParameter(handler, gone.name))
  const at = (start: number, end: number, text: string): Splice => ({ file: file.path, start, end, text })
  const needs = guard ? [{ file, names: guard.needs }] : []
  const first = own.find((one): one is Guard & { readonly form: 'decorator' } => one.form === 'decorator')
  if (guard?.form === 'decorator' && first) splices.push(at(first.node.start, first.node.end, guard.text))
  else {
    if (first) splices.push(...withoutKeyword(handler, first))
    if (guard?.form === 'decorator') splices.push(...withKeyword(handler, guard.text))
    else if (guard)
      splices.push(
        ...withParameter(
          handler,
          guard,
          held.map(({ node: one }) => one.name),
        ),
      )
  }
  return { splices, needs }
}

/** `dependencies=[Depends(who)]` as the last keyword of the route. */
function withKeyword({ node, file }: CodeFunction, text: string): readonly Splice[] {
  const route = node.decorators.find((one): one is Expression & { readonly kind: 'Call' } => one.kind === 'Call')
  if (!route) return []
  const last = [...route.args, ...route.keywords].at(-1)
  const known = route.keywords.find(({ name, value }) => name === 'dependencies' && value.kind === 'List')
  if (known) {
    const at = known.value.start + 1
    return [{ file: file.path, start: at, end: at, text: `${text}, ` }]
  }
  const at = last?.end ?? route.end - 1
  return [{ file: file.path, start: at, end: at, text: `${last ? ', ' : ''}dependencies=[${text}]` }]
}

/** The guard alone where others stand beside it, and else the whole keyword. */
function withoutKeyword(
  { file }: CodeFunction,
  { node, keyword, decorator }: Guard & { readonly form: 'decorator' },
): readonly Splice[] {
  const { items } = keyword.value as Expression & { readonly items: readonly Expression[] }
  const among: readonly { readonly start: number; readonly end: number }[] =
    items.length > 1 ? items : [...decorator.args, ...decorator.keywords]
  const gone = items.length > 1 ? node : keyword
  const stretch = stretchOf(among, gone)
  // What the comma behind it held apart may stand on one line now.
  const comma = gone === among.at(-1) ? (/^,\s*/.exec(file.tree.source.slice(stretch.end))?.[0].length ?? 0) : 0
  return [{ file: file.path, ...stretch, end: stretch.end + comma, text: '' }]
}

function withoutParameter({ node, file }: CodeFunction, name: string): readonly Splice[] {
  const gone = node.parameters.find((one) => one.name === name)
  return gone ? [{ file: file.path, ...stretchOf(node.parameters, gone), text: '' }] : []
}

/** Something of a list with the comma before it, or the one behind it where it is the first. */
function stretchOf(
  list: readonly { readonly start: number; readonly end: number }[],
  gone: { readonly start: number; readonly end: number },
) {
  const index = list.findIndex(({ start }) => start === gone.start)
  const [before, next] = [list[index - 1], list[index + 1]]
  return before ? { start: before.end, end: gone.end } : { start: gone.start, end: next?.start ?? gone.end }
}

/** Behind the first parameter, as those who ask for the caller have it; before what has a default. */
export function withParameter(
  { node, file }: CodeFunction,
  { text, name }: SpelledGuard,
  gone: readonly string[] = [],
): readonly Splice[] {
  if (node.parameters.some((one) => one.name === name) && !gone.includes(name ?? '')) return []
  return parameterIn(node, file.path, text)
}

export function parameterIn(
  { parameters, nameStart, name }: FunctionDef,
  path: string,
  text: string,
): readonly Splice[] {
  const [first] = parameters
  if (!first) {
    const at = nameStart + name.length + 1
    return [{ file: path, start: at, end: at, text }]
  }
  const isBehind = first.default === null && first.form === 'ordinary'
  return isBehind
    ? [{ file: path, start: first.end, end: first.end, text: `, ${text}` }]
    : [{ file: path, start: first.start, end: first.start, text: `${text}, ` }]
}
