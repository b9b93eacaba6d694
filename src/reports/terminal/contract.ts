import { type ComparisonLine, comparisonLines, comparisonSummary, placeText } from '../../model/queries/index.ts'
import { cut, wrap } from '../text/fit.ts'
import { plain } from '../text/plain.ts'
import { heading, type Page } from './page.ts'

/** So many differences fit a page; all are in --format json. */
const shownAtMost = 40

/** The contract that was named, against the code. Nothing when none was. */
export function contract(page: Page): readonly string[] {
  const { comparison } = page.backend
  if (comparison === undefined) return []
  const lines = comparisonLines(comparison)
  const summary = wrap(comparisonSummary(comparison).join(' · '), page.width - 2).map((line) => `  ${line}`)
  const shown = lines.slice(0, shownAtMost).flatMap((line) => difference(page, line))
  const hidden = lines.length - shownAtMost
  const more = hidden > 0 ? [page.paint('dim', `  … ${hidden} more (--format json)`)] : []
  return [heading(page, 'Contract', plain(comparison.file)), ...summary, ...shown, ...more]
}

function difference(page: Page, { kind, about, sentence, at }: ComparisonLine): readonly string[] {
  const where = at === null ? '' : ` ${placeText(at)}`
  const title = `  ${page.paint(kind === 'unguarded' ? 'red' : 'yellow', cut(plain(about), page.width - 2))}`
  return [title, ...wrap(plain(`${sentence}${where}`), page.width - 4).map((line) => `    ${page.paint('dim', line)}`)]
}
