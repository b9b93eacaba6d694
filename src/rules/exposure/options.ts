import type { Expression } from '../../python/ast.ts'
import type { Code, CodeCall } from '../../python/code/code.ts'
import { keyword } from '../../python/code/names.ts'
import { type Reached, reach, start } from '../../python/code/reach.ts'

/** What an option of a call comes down to; null when it is not given. */
export function optionOf(code: Code, { file, node, within }: CodeCall, name: string): Reached | null {
  const given = keyword(node, name)
  return given ? reach(code, start(file, given, within)) : null
}

export const isConstant = (at: Reached | null, value: string | boolean | null): boolean =>
  at?.node.kind === 'Constant' && at.node.value === value

/** Options that are handed over as a mapping could hold anything. */
export const hasMore = ({ node }: CodeCall): boolean => node.keywords.some((one) => one.name === null)

/** The texts of a list that is written out, or of text that is split into one; each with what may replace it. */
export function textsOf(code: Code, from: Reached, depth = 0): readonly (Reached & { readonly text: string })[] {
  const { node } = from
  const inner = (one: Expression): readonly (Reached & { readonly text: string })[] =>
    depth > 4 ? [] : textsOf(code, reach(code, { ...from, node: one }), depth + 1)
  if (node.kind === 'Constant' && node.type === 'str') return [{ ...from, text: String(node.value) }]
  if (node.kind === 'List' || node.kind === 'Tuple' || node.kind === 'Set') return node.items.flatMap(inner)
  if (node.kind === 'Starred') return inner(node.value)
  if (node.kind === 'BinaryOperation' && node.operator === '+') return [...inner(node.left), ...inner(node.right)]
  if (node.kind !== 'Call') return []
  if (node.callee.kind === 'Attribute' && /^(split|strip)$/.test(node.callee.name)) return inner(node.callee.value)
  return node.callee.kind === 'Name' && /^(list|set|tuple|Field|field)$/.test(node.callee.id) && node.args[0]
    ? inner(node.args[0])
    : []
}

/** Development has its own rules: what stands below such a condition is not what runs in production. */
export const inDevelopment = (call: CodeCall): boolean =>
  isBelow(call, /\b(debug|dev|development|local|testing|test|is_dev\w*|is_local|is_test\w*)\b/i)

/** Whether a call stands below a condition that speaks of something. */
export function isBelow({ file, node }: CodeCall, words: RegExp): boolean {
  return file.nodes.some(
    (one) =>
      one.kind === 'If' &&
      one.start <= node.start &&
      node.end <= one.end &&
      words.test(file.text(one['test'] as Expression)),
  )
}
