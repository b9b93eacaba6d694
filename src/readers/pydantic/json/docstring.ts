/** `inspect.cleandoc`. */
export function cleanDocstring(written: string): string {
  const lines = expandTabs(written).split('\n')
  let margin = Infinity
  for (const line of lines.slice(1)) {
    const content = line.trimStart().length
    if (content) margin = Math.min(margin, line.length - content)
  }
  lines[0] = (lines[0] ?? '').trimStart()
  if (margin < Infinity) for (let i = 1; i < lines.length; i++) lines[i] = lines[i]!.slice(margin)
  while (lines.length && !lines.at(-1)) lines.pop()
  while (lines.length && !lines[0]) lines.shift()
  return lines.join('\n')
}

const expandTabs = (text: string): string =>
  text.split('\n').map((line) => {
    let out = ''
    for (const character of line) out += character === '\t' ? ' '.repeat(8 - (out.length % 8)) : character
    return out
  }).join('\n')
