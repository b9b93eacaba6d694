import type { FormattedValue, JoinedString } from '../ast.ts'
import { text, unknown } from '../values/make.ts'
import type { Value } from '../values/value.ts'
import { evaluate } from './expressions.ts'
import { type Frame, site, sourceOf } from './frame.ts'
import { stringOf } from './text.ts'

/** An f-string: its text when every part is known, else an unknown that shows what it was made of. */
export function joinString(node: JoinedString, frame: Frame): Value {
  let result = ''
  let known = true
  const labels = new Set<string>()
  for (const part of node.parts) {
    if (typeof part === 'string') {
      result += part
      continue
    }
    const value = evaluate(part.value, frame)
    const shown = formatted(part, value, frame)
    if (shown === null) {
      known = false
      if (value.kind === 'unknown' || value.kind === 'instance') for (const label of value.labels) labels.add(label)
      result += `{${sourceOf(frame, part.value)}}`
    } else {
      result += shown
    }
  }
  return known ? text(result) : unknown(`text "${result}"`, site(frame, node), [...labels])
}

function formatted(part: FormattedValue, value: Value, frame: Frame): string | null {
  const shown = stringOf(value, frame.machine)
  if (shown === null || (part.format.length === 0 && part.conversion !== 'r')) return shown
  if (part.conversion === 'r') return value.kind === 'constant' && value.type === 'str' ? `'${shown}'` : shown
  const format = part.format.map((one) => (typeof one === 'string' ? one : (stringOf(evaluate(one.value, frame), frame.machine) ?? '?'))).join('')
  return applyFormat(format, value, shown)
}

function applyFormat(format: string, value: Value, shown: string): string | null {
  const spec = /^(?:(.)?([<>^]))?(0)?(\d+)?(?:\.(\d+))?([dsfx])?$/.exec(format)
  if (!spec || value.kind !== 'constant') return null
  const [, fill, align, zero, width, precision, type] = spec
  let body = shown
  if (type === 'f' && typeof value.value === 'number') body = value.value.toFixed(Number(precision ?? 6))
  else if (type === 'x' && typeof value.value === 'number') body = value.value.toString(16)
  else if (precision !== undefined) body = body.slice(0, Number(precision))
  const length = Number(width ?? 0)
  const pad = zero ? '0' : (fill ?? ' ')
  const left = align ? align === '>' : typeof value.value === 'number'
  return left ? body.padStart(length, pad) : body.padEnd(length, pad)
}
