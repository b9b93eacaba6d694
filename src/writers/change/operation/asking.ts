import { escapePattern } from '../../../kernel/text.ts'
import type { Operation } from '../../../model/index.ts'
import type { Call, Dict, Expression, FormattedValue } from '../../../python/ast.ts'
import type { Code, CodeFile, CodeFunction } from '../../../python/code/code.ts'
import { callsIn, keyword, nodesIn, textOf } from '../../../python/code/names.ts'
import { reach, start } from '../../../python/code/reach.ts'

/** A test that asks an operation once, and writes its path in one piece. */
export interface Asking {
  readonly of: CodeFunction
  readonly call: Call
  readonly path: Expression
  /** What is sent: `json=...`. */
  readonly sent: Expression | undefined
}

/** Answers that are about what was sent, and not about who asks or what for. */
const ABOUT_BODY = /status_code\s*==\s*(?:status\.HTTP_)?(?:400|409|422)/

/** What a test asks of an operation; null where it asks something else, or about the body alone. */
export function askingOf(code: Code, of: CodeFunction, { method, path }: Operation): Asking | null {
  if (!of.node.name.startsWith('test')) return null
  const calls = callsIn(of.node.body)
  const [call, other] = calls.filter(({ callee }) => callee.kind === 'Attribute' && callee.name === method)
  const first = call && (call.args[0] ?? keyword(call, 'url'))
  if (!call || other || (first?.kind !== 'Constant' && first?.kind !== 'JoinedString')) return null
  const sent = keyword(call, 'json') ?? keyword(call, 'data')
  if (sent && ABOUT_BODY.test(of.file.text(of.node))) return null
  return isPath(code, of.file, first, path) ? { of, call, path: first, sent } : null
}

/** Tests that are about no single field they send; all of them, where each is. */
export function aboutNoField(all: readonly Asking[]): readonly Asking[] {
  const plain = all.filter((one) => !isAboutField(one))
  return plain.length > 0 ? plain : all
}

/** Whether a test is called after a field it sends, or searches by it: what follows from that one follows from no other. */
function isAboutField({ of, sent }: Asking): boolean {
  const text = of.file.text(of.node)
  const keys = [
    ...[...nodesIn(sent)].flatMap((one) =>
      one.kind === 'Dict' ? (one as unknown as Dict).entries.flatMap(({ key }) => (key && textOf(key)) ?? []) : [],
    ),
    ...callsIn(sent).flatMap(({ keywords }) => keywords.flatMap(({ name }) => name ?? [])),
  ]
  return keys.some(
    (key) => `_${of.node.name}_`.includes(`_${key}_`) || new RegExp(`[?&]${escapePattern(key)}=`).test(text),
  )
}

/** `f"{settings.API}/items/{item.id}"` asks `/api/v1/items/{id}`. */
export function isPath(code: Code, file: CodeFile, written: Expression, path: string): boolean {
  const asked = textIn(code, file, written)
    .split('/')
    .filter((part) => part !== '')
  const wanted = path.split('/').filter((part) => part !== '')
  const from = asked[0] === '{}' && asked.length < wanted.length + 1 ? asked.slice(1) : asked
  if (from.length === 0 || from.length > wanted.length) return false
  const tail = wanted.slice(wanted.length - from.length)
  return (
    from.every((part, index) => tail[index]!.startsWith('{') || part === tail[index]) &&
    // A text that names nothing of the path could be anything.
    from.some((part, index) => part === tail[index])
  )
}

/** A text with `{}` for what is not known of it. */
function textIn(code: Code, file: CodeFile, written: Expression): string {
  if (written.kind !== 'JoinedString') return textOf(written) ?? ''
  return written.parts.map((part) => (typeof part === 'string' ? part : valueIn(code, file, part))).join('')
}

function valueIn(code: Code, file: CodeFile, { value }: FormattedValue): string {
  if (value.kind !== 'Name') return '{}'
  return textOf(reach(code, start(file, value, null)).node as Expression) ?? '{}'
}
