import type { CodeFunction } from '../../../python/code/code.ts'
import { calledName } from '../operation/call.ts'
import { callIn } from './function.ts'
import type { StepSibling } from './sibling.ts'

/** A call of a sibling that another step does as well, where that has all it takes; null where it has not. */
export function calledAs(name: string, siblings: readonly StepSibling[], of: CodeFunction, row: string): string | null {
  const known = new Set([...of.node.parameters.map((one) => one.name), row])
  for (const { setter } of siblings) {
    if (setter.of.file !== of.file || setter.of.node.async !== of.node.async) continue
    for (const one of setter.of.node.body) {
      const call = callIn(one)
      if (call === null || calledName(call.callee) !== name) continue
      const given = [...call.args, ...call.keywords.map(({ value }) => value)]
      const text = setter.of.file.text(one)
      if (given.every((arg) => arg.kind === 'Name' && (known.has(arg.id) || arg.id === setter.row)))
        return setter.row === row ? text : text.replaceAll(new RegExp(`\\b${setter.row}\\b`, 'g'), row)
    }
  }
  return null
}
