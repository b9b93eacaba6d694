import { columns, columnsOf, cut } from '../../kernel/columns.ts'

export { columns, cut } from '../../kernel/columns.ts'

/** The same for a line with colours, whose codes take no room and must all stay to be closed. */
export function cutStyled(line: string, width: number): string {
  const pieces = line.split(/(\u001b\[\d+m)/)
  const visible = pieces.filter((_, index) => index % 2 === 0).join('')
  if (columns(visible) <= width) return line
  let room = width
  const kept = pieces.map((piece, index) => {
    if (index % 2 === 1) return piece
    const part = room <= 0 ? '' : cut(piece, room)
    room = part === piece ? room - columns(part) : 0
    return part
  })
  return kept.join('')
}

/** Cut at the front: the end of a file name tells more than its folders. */
export function cutFront(text: string, width: number): string {
  if (columns(text) <= width) return text
  const characters = [...text]
  let used = 1
  let from = characters.length
  while (from > 0 && used + columnsOf(characters[from - 1] ?? '') <= width) {
    from -= 1
    used += columnsOf(characters[from] ?? '')
  }
  return width < 1 ? '' : `…${characters.slice(from).join('')}`
}

export function padEnd(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - columns(text)))
}

export function padStart(text: string, width: number): string {
  return ' '.repeat(Math.max(0, width - columns(text))) + text
}

/** Words on as many lines as they need, none longer than `width` unless a single word is. */
export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    if (line !== '' && columns(line) + 1 + columns(word) > width) {
      lines.push(line)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
  }
  lines.push(line)
  return lines.map((each) => cut(each, width))
}
