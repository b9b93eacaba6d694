/** How many columns a text takes. Wide scripts count double, marks not at all. */
export function columns(text: string): number {
  let total = 0
  for (const character of text) total += columnsOf(character)
  return total
}

const wide =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}\uff01-\uff60]/u

export function columnsOf(character: string): number {
  if (character <= '\u007e') return 1
  if (/\p{Mn}|\p{Cf}/u.test(character)) return 0
  return wide.test(character) ? 2 : 1
}

/** Cut at the end, with an ellipsis, when it is longer than `width`. */
export function cut(text: string, width: number): string {
  if (columns(text) <= width) return text
  let kept = ''
  let used = 0
  for (const character of text) {
    used += columnsOf(character)
    if (used > width - 1) break
    kept += character
  }
  return width < 1 ? '' : `${kept}…`
}
