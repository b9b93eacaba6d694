import { frontMatter, linesOf, rawLines } from '../../kernel/markdown-lines.ts'
import type { DecisionCheck } from '../../model/index.ts'
import { checkText } from '../../model/queries/index.ts'
import { afterLine } from './splice.ts'

/** The block of code in which a record says what keeps the code to it. */
export const checksBlock = (checks: readonly DecisionCheck[]): string =>
  ['```architect', ...checks.map(checkText), '```'].join('\n')

/** A record with checks: in its block, where it has one, or below the heading `Confirmation`. */
export function withChecks(text: string, checks: readonly DecisionCheck[]): string {
  if (checks.length === 0) return text
  const opened = rawLines(text).find(({ part, raw }) => part === 'mark of code' && /^\s*```+\s*architect\s*$/.test(raw))
  if (opened) return afterLine(text, opened, `\n${checks.map(checkText).join('\n')}`)
  const heading = linesOf(text, frontMatter(text).end).find(
    ({ kind, text: title }) => kind === 'heading' && /^confirmation\W*$/i.test(title),
  )
  if (heading) return afterLine(text, heading, `\n\n${checksBlock(checks)}`)
  return `${text.trimEnd()}\n\n## Confirmation\n\n${checksBlock(checks)}\n`
}
