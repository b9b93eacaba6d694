import { plain } from '../text/plain.ts'
import type { RenderEvolution } from './options.ts'
import { type ChangeGroup, examinedLines, placesText, sectionsOf, tally } from './words.ts'

const OPERATIONS = 12

/** For a coding agent: dense, the same text for the same change. */
export const render: RenderEvolution = (evolution) =>
  `${[
    `# evolve: ${tally(evolution.changes)}`,
    ...sectionsOf(evolution).flatMap(({ title, groups }) => [`## ${title}`, ...groups.flatMap(groupLines)]),
    '## examined',
    ...examinedLines(evolution).map(plain),
  ].join('\n')}\n`

function groupLines({ id, level, sentence, changes }: ChangeGroup): readonly string[] {
  const shown = changes.slice(0, OPERATIONS)
  const more = changes.length - shown.length
  return [
    plain(`[${level}] ${id} ${sentence}`),
    ...shown
      .map((change) => plain(`${change.operation} ${placesText(change)}`))
      .filter((line) => line !== '')
      .map((line) => `  ${line}`),
    ...(more > 0 ? [`  +${more}`] : []),
  ]
}
