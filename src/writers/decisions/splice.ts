/** A text with a stretch of it in other words, with the line ends it has. */
export const spliced = (text: string, start: number, length: number, put: string): string =>
  text.slice(0, start) + (text.includes('\r\n') ? put.replaceAll('\n', '\r\n') : put) + text.slice(start + length)

/** The same after the line in which something stands. */
export function afterLine(text: string, { start }: { readonly start: number }, put: string): string {
  const end = text.indexOf('\n', start)
  const stop = end < 0 ? text.length : text[end - 1] === '\r' ? end - 1 : end
  return spliced(text, stop, 0, put)
}
