/** A docstring as `inspect.cleandoc` gives it (Python 3.13): without the indentation of its code. */
export function cleanDocstring(text: string): string {
  const lines = withoutTabs(text).split('\n')
  const margin = Math.min(...indentations(lines))
  const cleaned = lines.map((line, index) => (index === 0 ? withoutLeadingSpaces(line) : line.slice(margin)))
  while (cleaned.at(-1) === '') cleaned.pop()
  const first = cleaned.findIndex((line) => line !== '')
  return cleaned.slice(Math.max(first, 0)).join('\n')
}

/** Of every line but the first that is not blank; no such line gives no margin. */
function indentations(lines: readonly string[]): number[] {
  const found = lines.slice(1).flatMap((line) => {
    const content = withoutLeadingSpaces(line).length
    return content === 0 ? [] : [line.length - content]
  })
  return found.length === 0 ? [0] : found
}

function withoutLeadingSpaces(line: string): string {
  return line.replace(/^ +/, '')
}

/** `str.expandtabs()`: to columns of eight. */
function withoutTabs(text: string): string {
  if (!text.includes('\t')) return text
  let column = 0
  return Array.from(text, (character) => {
    if (character === '\t') {
      const width = 8 - (column % 8)
      column += width
      return ' '.repeat(width)
    }
    column = character === '\n' || character === '\r' ? 0 : column + 1
    return character
  }).join('')
}
