import type { Page } from '../page/page.ts'
import type { Span } from '../page/span.ts'

const OUTSIDE =
  /^\s{0,3}(#{1,6}\s*)?(?:\*\*|[-*]\s+)?(?:out of scope|not in scope|outside (?:of )?scope|non-?goals?)\b(.*)$/i

/** What stands below `## Out of scope`, or behind `Out of scope:`: it is not asked for. */
export function outsideIn(page: Page): readonly Span[] {
  const spans: Span[] = []
  let offset = 0
  const lines = page.text.split('\n').map((text) => {
    const line = { text, start: offset }
    offset += text.length + 1
    return line
  })
  for (let at = 0; at < lines.length; at += 1) {
    const found = OUTSIDE.exec(lines[at]!.text)
    if (found === null) continue
    const isAlone = !/[\p{L}\p{N}]/u.test(found[2]!)
    const isEnd = found[1] === undefined ? /^\s*$|^\s*#/ : /^\s{0,3}#/
    let last = at
    while (isAlone && last + 1 < lines.length && !isEnd.test(lines[last + 1]!.text)) last += 1
    const { text, start } = lines[last]!
    spans.push({ from: page.indexOf(lines[at]!.start), to: page.indexOf(start + text.length) })
    at = last
  }
  return spans
}
