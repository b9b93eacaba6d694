import type { Call, Expression, Parameter } from '../../../python/ast.ts'
import type { CodeFunction } from '../../../python/code/code.ts'
import { isCall } from '../../../python/code/names.ts'
import { type Splice, breakOf, indentOf, inserted, lineEnd, lineStart, spliced } from '../source/splice.ts'

export interface Derived {
  /** The handler that changes a row. */
  readonly sibling: CodeFunction
  readonly route: Call
  readonly body: Parameter
  readonly verb: string
  /** `TaskUpdate(archived=True)` */
  readonly made: string
}

/** What says something of the sibling alone. */
const ITS_OWN = /^(summary|description|name|operation_id|response_description|status_code)$/

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
  return inserted(file.path, end, `${eol}${eol}${sibling.owner ? '' : eol}${spliced(text, inside)}`)
}

function edits(derived: Derived): readonly Splice[] {
  const { sibling, route, verb, body } = derived
  const { file, node } = sibling
  const at = (start: number, end: number, text: string): Splice => ({ file: file.path, start, end, text })
  const [path] = route.args
  const method = route.callee as Extract<Expression, { kind: 'Attribute' }>
  return [
    at(method.end - method.name.length, method.end, 'post'),
    ...(path ? [at(path.end - 1, path.end - 1, `/${verb.replaceAll('_', '-')}`)] : []),
    ...route.keywords.flatMap((one, index) => {
      if (one.name === null || !ITS_OWN.test(one.name)) return []
      const before = route.keywords[index - 1] ?? path
      return before ? [at(before.end, one.end, '')] : []
    }),
    at(node.nameStart, node.nameStart + node.name.length, derivedName(node.name, verb)),
    withoutParameter(derived, at),
    ...opening(derived, body.name, at),
  ]
}

/** `update_task` as `archive_task`. */
export const derivedName = (name: string, verb: string): string =>
  name.includes('_') ? `${verb}${name.slice(name.indexOf('_'))}` : `${verb}_${name}`

type At = (start: number, end: number, text: string) => Splice

/** With the comma that goes with it; a comment behind it goes, too. */
function withoutParameter({ sibling: { node, file }, body }: Derived, at: At): Splice {
  const index = node.parameters.indexOf(body)
  const next = node.parameters[index + 1]
  const before = node.parameters[index - 1]
  const { source } = file.tree
  if (next) return at(body.start, next.start, '')
  const comma = /^\s*,/.exec(source.slice(body.end))?.[0].length ?? 0
  return before && lineStart(source, before.start) === lineStart(source, body.start)
    ? at(before.end, body.end, '')
    : at(lineStart(source, body.start), lineEnd(source, body.end + comma) + 1, '')
}

/** The docstring says the other verb, and what was received is made. */
function opening({ sibling: { node, file }, verb, made }: Derived, name: string, at: At): readonly Splice[] {
  const { source } = file.tree
  const [first, second] = node.body
  if (!first) return []
  const isWords = first.kind === 'ExpressionStatement' && first.value.kind === 'Constant' && first.value.type === 'str'
  const begins = isWords ? (second ?? first) : first
  const words = isWords ? [renamed(source.slice(first.start, first.end), first.start, verb, at)] : []
  const indent = indentOf(source, begins.start)
  const line = `${name} = ${made}${breakOf(source)}${indent}`
  return [...words, at(begins.start, begins.start, line)]
}

/** `Update a task.` as `Archive a task.` What follows may not hold any more. */
function renamed(text: string, start: number, verb: string, at: At): Splice {
  const [, open = '', first = ''] = /^(\w?"""\s*|\w?'''\s*|["'])([^\n]*?)(?:["']*)$/m.exec(text) ?? []
  const said = first.replace(/^\w+/, verb.charAt(0).toUpperCase() + verb.slice(1).replaceAll('_', ' '))
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
  return found?.args[0]?.kind === 'Constant' ? found : null
}
