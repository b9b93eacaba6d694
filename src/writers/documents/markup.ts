/** Text of the repository inside Markdown: it may not open a tag, a table cell or a link. */
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
