import { escapePattern } from '../../../kernel/text.ts'
import type { Expression } from '../../../python/ast.ts'
import type { Code, CodeFunction } from '../../../python/code/code.ts'
import { callsIn, isCall, nodesIn } from '../../../python/code/names.ts'
import type { CodeClass } from '../source/classes.ts'

/** Whether somebody makes a body and sends all of it: `json=TaskUpdate(title="New").model_dump()`. */
export function isSentWhole({ files, unused }: Code, { node }: CodeClass): boolean {
  const { name } = node
  const made = new RegExp(`\\b${escapePattern(name)}\\(`)
  return [...unused, ...files]
    .filter((file) => file.mentions(made))
    .flatMap((file) => file.functions.filter((one) => made.test(file.text(one.node))))
    .some((one) => dumpsWhole(one, name))
}

const LEAVES_OUT = /^(exclude|include)/

function dumpsWhole({ node }: CodeFunction, name: string): boolean {
  const isMade = (one: Expression): boolean => isCall(one) && one.callee.kind === 'Name' && one.callee.id === name
  const held = new Set(
    [...nodesIn(node.body)].flatMap((one) => {
      const { kind, targets, value } = one as unknown as { kind: string; targets: Expression[]; value: Expression }
      return kind === 'Assign' && isMade(value) ? targets.flatMap((at) => (at.kind === 'Name' ? [at.id] : [])) : []
    }),
  )
  return callsIn(node.body).some(
    ({ callee, keywords }) =>
      callee.kind === 'Attribute' &&
      /^(model_dump|model_dump_json|dict|json)$/.test(callee.name) &&
      (isMade(callee.value) || (callee.value.kind === 'Name' && held.has(callee.value.id))) &&
      !keywords.some((one) => LEAVES_OUT.test(one.name ?? '')),
  )
}
