import type { FormattedValue, JoinedString } from '../ast.ts'
import { LONGEST_TEXT, composed, text } from '../values/make.ts'
import type { Value } from '../values/value.ts'
import { evaluate } from './expressions.ts'
import { applyFormat } from './formatting.ts'
import { type Frame, site, sourceOf } from './frame.ts'
import { representation, stringOf } from './text.ts'

/** An f-string: its text when every part is known, else an unknown that shows what it was made of. */
export function joinString(node: JoinedString, frame: Frame): Value {
  let result = ''
  let known = true
  const parts: Value[] = []
  for (const part of node.parts) {
    if (typeof part === 'string') {
      result += part
      parts.push(text(part))
      continue
    }
    const value = evaluate(part.value, frame)
    const shown = formatted(part, value, frame)
    if (shown === null) {
      known = false
      result += `{${sourceOf(frame, part.value)}}`
      parts.push(value)
    } else {
      result += shown
      parts.push(text(shown))
    }
  }
  return known && result.length <= LONGEST_TEXT
    ? text(result)
    : composed(`text "${result.slice(0, 2000)}"`, parts, site(frame, node))
}

function formatted(part: FormattedValue, value: Value, frame: Frame): string | null {
  const shown = part.conversion === 'r' ? representation(value, frame.machine) : stringOf(value, frame.machine)
  if (shown === null || part.format.length === 0) return shown
  const format = part.format
    .map((one) => (typeof one === 'string' ? one : (stringOf(evaluate(one.value, frame), frame.machine) ?? '?')))
    .join('')
  return applyFormat(format, value, shown)
}
