const LONG = /^([ \t]*)(op\.execute\()\s*(["'])((?:(?!\3)[^\\\n])*)\3,?\s*\)$/gm

/** Statements that are longer than a line, each as several texts one below the other, broken between words. */
export const withinLines = (text: string, width: number): string =>
  text.replaceAll(LONG, (whole, indent: string, call: string, quote: string, sql: string) => {
    if (whole.split('\n').every((line) => line.length <= width)) return whole
    const inner = `${indent}    `
    const lines = broken(sql, width - inner.length - 2).map((line) => `${inner}${quote}${line}${quote}`)
    return [`${indent}${call}`, ...lines, `${indent})`].join('\n')
  })

/** Words as they come, with the space behind them, as many to a line as there is room for. */
function broken(sql: string, room: number): readonly string[] {
  const lines: string[] = []
  for (const word of sql.match(/\S+\s*/g) ?? []) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + word.length <= room) lines[lines.length - 1] = last + word
    else lines.push(word)
  }
  return lines
}
