/** Where a text speaks of something a tool answered. */
export interface Mention {
  readonly name: string
  readonly start: number
  readonly end: number
  /** Whether it is set apart as code or by emphasis. */
  readonly marked?: boolean
}

const letter = /[\p{L}\p{N}_]/u

/** Names as they stand in a text, the longest where several stand at one place. */
export function mentionsIn(text: string, names: ReadonlySet<string>): readonly Mention[] {
  const lower = text.toLowerCase()
  const found: Mention[] = []
  for (const name of names) {
    if (name.length < 2) continue
    for (let at = lower.indexOf(name); at >= 0; at = lower.indexOf(name, at + 1))
      if (stands(lower, at, at + name.length)) found.push({ name, start: at, end: at + name.length })
  }
  return found.filter((one) => !found.some((other) => other !== one && holds(other, one)))
}

const holds = (outer: Mention, inner: Mention): boolean =>
  outer.start <= inner.start && inner.end <= outer.end && outer.end - outer.start > inner.end - inner.start

/** A whole name: `orders` is not in `order_items`, nor `app/orders.py` in `src/app/orders.py`. */
function stands(text: string, start: number, end: number): boolean {
  const [before = '', after = '', next = ''] = [text[start - 1], text[end], text[end + 1]]
  if (letter.test(before) || letter.test(after)) return false
  if (/[/.-]/.test(before) && letter.test(text[start - 2] ?? '') && letter.test(text[start] ?? '')) return false
  return !(/[/.-]/.test(after) && letter.test(next)) || /[^\p{L}\p{N}_]$/u.test(text.slice(start, end))
}
