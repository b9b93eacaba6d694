const PRINTED = /\bop\.create_table\(["']\w+["'],[ \t]*\r?\n/g
const LAID_OUT = /\bop\.create_table\([ \t]*\r?\n/g

/** Whether revisions stay as Alembic prints them: tables part by part below their names, and everything else in a line. */
export function isAsPrinted(sources: readonly string[]): boolean {
  const times = (pattern: RegExp): number => sources.join('\n').match(pattern)?.length ?? 0
  return times(PRINTED) > times(LAID_OUT)
}

/** A call that was laid out over several lines, as Alembic prints it. */
export function asPrinted(call: string): string {
  if (!/^op\.\w+\(\n/.test(call) || call.includes('"""')) return call
  const lines = call.split('\n')
  const parts = partsOf(lines.slice(1, -1))
  const [table, ...more] = parts
  if (!call.startsWith('op.create_table(')) return `${lines[0]!}${parts.join(', ')})`
  return [`${lines[0]!}${table},`, ...more.map((part, at) => (at < more.length - 1 ? `${part},` : part)), ')'].join(
    '\n',
  )
}

/** What a call is given, each in one line: it begins where the indent is that of the first. */
function partsOf(lines: readonly string[]): readonly string[] {
  const parts: string[] = []
  for (const line of lines)
    if (/^ {4}[^ )\]]/.test(line)) parts.push(line.trim())
    else parts[parts.length - 1] += `\n${line.trim()}`
  return parts.map((part) =>
    part
      .replaceAll(/(?<=[([])\n/g, '')
      .replaceAll(/,\n(?=[)\]])/g, '')
      .replaceAll('\n', ' ')
      .replace(/,$/, ''),
  )
}
