import { type Line, frontMatter, linesOf } from '../../kernel/markdown-lines.ts'
import { afterLine } from './splice.ts'

/** A record that says which ones it takes the place of: where its form keeps the status, or else what is more to know. */
export function withSuperseded(text: string, links: readonly string[]): string {
  if (links.length === 0) return text
  const said = links.map((link) => `Supersedes ${link}`).join('\n\n')
  const lines = linesOf(text, frontMatter(text).end)
  const status = endOfSection(lines, /^\W*status\W*$/i)
  if (status) return afterLine(text, status, `\n\n${said}`)
  const more = lines.find(({ kind, text: title }) => kind === 'heading' && /^more information\W*$/i.test(title))
  if (more) return afterLine(text, more, `\n\n${said}`)
  return `${text.trimEnd()}\n\n## More Information\n\n${said}\n`
}

/** The last line of a section that says something. */
function endOfSection(lines: readonly Line[], title: RegExp): Line | null {
  const at = lines.findIndex(({ kind, text }) => kind === 'heading' && title.test(text))
  if (at < 0) return null
  const after = lines.slice(at + 1)
  const next = after.findIndex(({ kind }) => kind === 'heading')
  return (next < 0 ? after : after.slice(0, next)).findLast(({ kind }) => kind !== 'blank') ?? lines[at]!
}
