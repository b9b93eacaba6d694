import type { Edit, Fix } from '../model/index.ts'
import type { Call } from '../python/ast.ts'
import type { CodeFile } from '../python/code/code.ts'
import type { AnyNode } from '../python/code/names.ts'
import { parentOf } from '../python/code/surroundings.ts'

/** Adds `ge=0` to a call; null where it is there already, unpacked, or a comment stands in the way. */
export function withKeyword(file: CodeFile, call: Call, name: string, value: string, safe: boolean): Fix | null {
  if (call.keywords.some((one) => one.name === name || one.name === null)) return null
  if (call.args.some(({ kind }) => kind === 'Starred')) return null
  const inside = file.source.slice(call.callee.end, call.end - 1)
  const last = call.callee.end + inside.trimEnd().length
  if (inside.slice(inside.lastIndexOf('\n') + 1).includes('#') || /#[^\n]*\n\s*$/.test(inside)) return null
  const before = file.source[last - 1]
  const text = `${name}=${value}`
  const inserted = before === '(' ? text : before === ',' ? ` ${text},` : `, ${text}`
  return { title: `Add \`${text}\``, safe, edits: [insertion(file, last, inserted)] }
}

const insertion = (file: CodeFile, at: number, text: string): Edit => ({
  at: file.place({ start: at, end: at } as AnyNode),
  text,
})

/** `await` before a call, where it stands alone, is assigned or returned: elsewhere it takes brackets. */
export function withAwait(file: CodeFile, call: AnyNode): Fix | null {
  const parent = parentOf(file, call)
  const alone = parent && /^(ExpressionStatement|Assign|Return)$/.test(parent.kind)
  if (!alone || file.around(call)?.node.async !== true) return null
  return { title: 'Await it', safe: true, edits: [insertion(file, call.start, 'await ')] }
}

/** Another word at the beginning of a statement: `return` for `raise`. */
export function withWord(file: CodeFile, statement: AnyNode, from: string, to: string, safe: boolean): Fix | null {
  if (!file.source.startsWith(from, statement.start)) return null
  const at = file.place({ start: statement.start, end: statement.start + from.length } as AnyNode)
  return { title: `Write \`${to}\``, safe, edits: [{ at, text: to }] }
}
