import type { Call, Expression, Node, Parameter } from '../../../python/ast.ts'
import type { CodeFile, CodeFunction } from '../../../python/code/code.ts'
import { isCall } from '../../../python/code/names.ts'
import {
  type Splice,
  breakOf,
  commentsAbove,
  indentOf,
  inserted,
  lineEnd,
  lineStart,
  spliced,
} from '../source/splice.ts'
import { type At, calledName, without } from './call.ts'
import type { Missing } from './missing.ts'
import type { RowChange } from './row.ts'
import { commentsOnOthers, refusalsOf, wordsIn } from './wording.ts'
import { saidOf } from './words.ts'

export interface Derived {
  /** The handler that changes a row. */
  readonly sibling: CodeFunction
  /** What makes it a route; null where it is none. */
  readonly route: Call | null
  readonly body: Parameter
  readonly verb: string
  readonly name: string
  readonly does: Done
  /** The other fields of what was received. */
  readonly fields: readonly string[]
}

/** What stands in place of what was received: the row changed there, or a body made there, `TaskUpdate(archived=True)`. */
export type Done =
  | {
      readonly by: 'row'
      readonly change: RowChange
      readonly column: string
      readonly value: string
      /** What the sibling does not ask of a row that is not there. */
      readonly missing: Missing | null
      /** What is asked of how the row stands, before it is changed. */
      readonly check: readonly string[]
    }
  | { readonly by: 'body'; readonly made: string }
  /** What changes the row is another function, which takes nothing of what was received. */
  | { readonly by: 'call'; readonly call: Call; readonly argument: Node; readonly name: string }

/** What says something of the sibling alone. */
const ITS_OWN = /^(summary|description|name|operation_id|response_description)$/

/** The handler of a sibling with another path, and with its body made here instead of received. */
export function derivedHandler(derived: Derived): Splice {
  const { sibling } = derived
  const { file, node } = sibling
  const { source } = file.tree
  const from = lineStart(source, node.decorators[0]?.start ?? node.start)
  const end = lineEnd(source, node.end)
  const text = source.slice(from, end)
  const inside = edits(derived).map((splice) => ({ ...splice, start: splice.start - from, end: splice.end - from }))
  const eol = breakOf(source)
  return inserted(file.path, end, `${eol}${eol}${sibling.owner ? '' : eol}${closed(text, spliced(text, inside))}`)
}

const GAPS = /(\r?\n)(?:[ \t]*\r?\n){2,}/g

/** Empty lines around what is gone are one, where there never were more. */
const closed = (before: string, after: string): string =>
  before.search(GAPS) >= 0 ? after : after.replaceAll(GAPS, '$1$1')

function edits(derived: Derived): readonly Splice[] {
  const { sibling, route, verb, name, body, does } = derived
  const { file, node } = sibling
  const at = (start: number, end: number, text: string): Splice => ({ file: file.path, start, end, text })
  const code = [
    ...(route ? routed(route, verb, at) : []),
    at(node.nameStart, node.nameStart + node.name.length, name),
    without(file, node.parameters, body, at),
    ...docstring(derived, at),
    ...(does.by === 'row'
      ? changed(derived, does, at)
      : does.by === 'call'
        ? called(file, does, at)
        : opening(derived, body.name, does.made, at)),
  ]
  const words = [
    ...refusalsOf(node, verb).map((one) => at(one.start + 1, one.end - 1, one.said)),
    ...commentsOnOthers(sibling, derived.fields, at),
  ]
  return [...code, ...words.filter((one) => !code.some(({ start, end }) => start < one.end && one.start < end))]
}

/** Another path, behind the one of the sibling. */
function routed(route: Call, verb: string, at: At): readonly Splice[] {
  const [path] = route.args
  const method = route.callee as Extract<Expression, { kind: 'Attribute' }>
  return [
    at(method.end - method.name.length, method.end, 'post'),
    ...(path ? [at(path.end - 1, path.end - 1, `/${verb.replaceAll('_', '-')}`)] : []),
    ...routeWords(route, path, verb, at),
  ]
}

/** Another function is called, with all the others that was handed on. */
function called(file: CodeFile, { call, argument, name }: Done & { readonly by: 'call' }, at: At): readonly Splice[] {
  const { callee, args, keywords } = call
  const given = [...args, ...keywords].toSorted((a, b) => a.start - b.start)
  return [at(callee.end - calledName(callee).length, callee.end, name), without(file, given, argument, at)]
}

/** What a route says of changing is said of the other verb; what says nothing of it is left out. */
function routeWords(route: Call, path: Expression | undefined, verb: string, at: At): readonly Splice[] {
  return route.keywords.flatMap((one, index) => {
    const { name, value } = one
    if (name === null || name === 'path') return []
    const texts = wordsIn(value)
    if (ITS_OWN.test(name) && !texts.some((text) => saidOf(verb, text.value) !== null)) {
      const before = route.keywords[index - 1] ?? path
      return before ? [at(before.end, one.end, '')] : []
    }
    return texts.flatMap((text) => {
      const said = saidOf(verb, text.value)
      const from = text.end - 1 - text.value.length
      return said === null || text.start >= from ? [] : [at(from, text.end - 1, said)]
    })
  })
}

const isWords = (one: CodeFunction['node']['body'][number] | undefined): boolean =>
  one?.kind === 'ExpressionStatement' && one.value.kind === 'Constant' && one.value.type === 'str'

/** The docstring says the other verb. */
function docstring({ sibling: { node, file }, verb, body }: Derived, at: At): readonly Splice[] {
  const [first] = node.body
  if (!first || !isWords(first)) return []
  return [renamed(file.tree.source.slice(first.start, first.end), first.start, { verb, gone: body.name }, at)]
}

/** What was received is made. */
function opening({ sibling: { node, file } }: Derived, name: string, made: string, at: At): readonly Splice[] {
  const { source } = file.tree
  const [first, second] = node.body
  const begins = isWords(first) ? (second ?? first) : first
  if (!begins) return []
  const from = commentsAbove(source, begins.start)
  return [at(from, from, `${indentOf(source, begins.start)}${name} = ${made}${breakOf(source)}`)]
}

/** The row is changed where it was, and what made ready for it goes, with the comments above. */
function changed(
  { sibling: { file } }: Derived,
  { change: { row, statements }, column, value, missing, check }: Done & { readonly by: 'row' },
  at: At,
): readonly Splice[] {
  const { source } = file.tree
  const last = statements.length - 1
  return [
    ...(missing ? [at(missing.behind.end, missing.behind.end, missing.text)] : []),
    ...statements.map((one, index) => {
      const from = commentsAbove(source, one.start)
      return index === last
        ? at(
            from,
            one.end,
            [...check, `${row}.${column} = ${value}`].map(indented(source, one.start)).join(breakOf(source)),
          )
        : at(from, behindGone(source, from, lineEnd(source, one.end) + 1), '')
    }),
  ]
}

const indented =
  (source: string, start: number) =>
  (line: string): string =>
    `${indentOf(source, start)}${line}`

/** With the empty lines behind, where there is none before. */
function behindGone(source: string, from: number, end: number): number {
  if (/\n[ \t]*\r?\n$/.test(source.slice(0, from))) return end
  return end + (/^(?:[ \t]*\r?\n)+/.exec(source.slice(end))?.[0].length ?? 0)
}

/** `Update a task.` as `Archive a task.` What follows may not hold any more. */
function renamed(
  text: string,
  start: number,
  { verb, gone }: { readonly verb: string; readonly gone: string },
  at: At,
): Splice {
  const [, open = '', first = ''] = /^(\w?"""\s*|\w?'''\s*|["'])([^\n]*?)(?:["']*)$/m.exec(text) ?? []
  const other = verb.charAt(0).toUpperCase() + verb.slice(1).replaceAll('_', ' ')
  // `by its id and data`: nothing is received any more.
  const kept = first.replace(new RegExp(`,? and ${gone}\\b`), '')
  const said = saidOf(verb, kept) ?? kept.replace(/^\w+/, other)
  const close = open.trim().replace(/^\w/, '')
  const spread = open.includes('\n')
  const tail = spread ? (/\n[ \t]*$/.exec(text.slice(0, -close.length))?.[0] ?? '') : ''
  return at(start, start + text.length, `${open}${said}${tail}${close}`)
}

/** The decorator that makes a function a route: `@router.patch("/{task_id}")`. */
export function routeOf({ node }: CodeFunction, method: string): Call | null {
  const found = node.decorators.find(
    (one): one is Call => isCall(one) && one.callee.kind === 'Attribute' && one.callee.name === method,
  )
  return found?.args[0] && endsInText(found.args[0]) ? found : null
}

/** `"/{task_id}"`, `PREFIX + "/{task_id}"` */
const endsInText = (path: Expression): boolean =>
  path.kind === 'BinaryOperation' ? endsInText(path.right) : path.kind === 'Constant' && path.type === 'str'
