/** Why a text is no JSON a server should read: too deep, too wide, a member said twice. Null where it is. */
export function whatIsWrong(text: string): string | null {
  const open: (Set<string> | null)[] = []
  let at = 0
  let lastText: string | null = null
  while (at < text.length) {
    const character = text[at]
    if (character === '"') {
      const end = endOfText(text, at)
      lastText = text.slice(at + 1, end)
      at = end
    } else if (character === '{' || character === '[') {
      open.push(character === '{' ? new Set() : null)
      if (open.length > 40) return 'it is nested too deep'
    } else if (character === '}' || character === ']') open.pop()
    else if (character === ':') {
      const names = open.at(-1)
      if (names?.has(lastText ?? '')) return 'a member is said twice'
      names?.add(lastText ?? '')
      if ((names?.size ?? 0) > 500) return 'it has too many members'
    }
    at += 1
  }
  return null
}

function endOfText(text: string, from: number): number {
  let at = from + 1
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1
  return at
}
