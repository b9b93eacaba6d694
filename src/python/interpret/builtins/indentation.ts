import { asText } from '../../values/ask.ts'
import { text } from '../../values/make.ts'
import type { Summary } from '../library.ts'

/** `inspect.cleandoc`: the indentation all lines but the first share is taken off, and empty lines around. */
export function cleanDocstring(written: string): string {
  const lines = expandTabs(written).split('\n')
  const margin = sharedMargin(lines.slice(1))
  const cleaned = [(lines[0] ?? '').trimStart(), ...lines.slice(1).map((line) => line.slice(margin))]
  while (cleaned.length && !cleaned.at(-1)) cleaned.pop()
  while (cleaned.length && !cleaned[0]) cleaned.shift()
  return cleaned.join('\n')
}

/** `textwrap.dedent`: the indentation all lines share is taken off. */
export function dedent(written: string): string {
  const lines = written.split('\n').map((line) => (/^[ \t]+$/.test(line) ? '' : line))
  const margin = sharedMargin(lines)
  return lines.map((line) => line.slice(margin)).join('\n')
}

function sharedMargin(lines: readonly string[]): number {
  const margins = lines.filter((line) => line.trim()).map((line) => line.length - line.trimStart().length)
  return margins.length ? Math.min(...margins) : 0
}

function expandTabs(written: string): string {
  return written.split('\n').map(expandLine).join('\n')
}

function expandLine(line: string): string {
  let out = ''
  for (const character of line) out += character === '\t' ? ' '.repeat(8 - (out.length % 8)) : character
  return out
}

const onText = (path: string, change: (written: string) => string): Summary => ({
  path,
  call: ({ args }) => {
    const written = asText(args[0])
    return written === null ? undefined : text(change(written))
  },
})

export const INDENTATION: readonly Summary[] = [
  onText('inspect.cleandoc', cleanDocstring),
  onText('textwrap.dedent', dedent),
]
