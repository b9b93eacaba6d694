/** Text of a stranger inside Markdown: it may not open a tag, a table cell or a link, nor mention somebody. */
export function text(value: string): string {
  return value
    .replace(/\s+/g, ' ')
    .replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, '')
    .replace(/[\\`*_[\]<>|~#!]/g, (character) => `\\${character}`)
}

/** Inside a code span a backtick cannot be escaped, and inside a table a bar must be. */
export function code(value: string): string {
  const inner = value
    .replace(/\s+/g, ' ')
    .replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, '')
    .replaceAll('`', "'")
    .replaceAll('|', '\\|')
  return inner === '' ? '' : `\`${inner}\``
}

export function table(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  return [row(head), row(head.map(() => '---')), ...rows.map(row)]
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`
}

/** A sentence of ours: what stands in backticks stays code, the rest is text. */
export function sentence(value: string): string {
  return value
    .split(/(`[^`]*`)/)
    .map((part, i) => (i % 2 === 1 ? code(part.slice(1, -1)) : text(part)))
    .join('')
}

/** A block of code that nothing inside of it can end. */
export function fenced(language: string, value: string): string {
  const longest = Math.max(2, ...(value.match(/`+/g) ?? []).map(({ length }) => length))
  const fence = '`'.repeat(longest + 1)
  const inner = value.replace(/\r\n?/g, '\n').replace(/[^\P{Cc}\n\t]|[\u202a-\u202e\u2066-\u2069]/gu, '')
  return `${fence}${language}\n${inner.endsWith('\n') ? inner : `${inner}\n`}${fence}`
}
