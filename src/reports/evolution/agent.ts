import { plain } from '../text/plain.ts'
import type { SchemaEvolution } from '../../model/index.ts'
import type { RenderEvolution } from './options.ts'
import { migrationLine, rolloutLines, wayBack } from './schema.ts'
import { type ChangeGroup, examinedLines, placesText, sectionsOf, tally } from './words.ts'

const OPERATIONS = 12

/** For a coding agent: dense, the same text for the same change. */
export const render: RenderEvolution = (evolution) =>
  `${[
    `# evolve: ${tally(evolution.changes)}`,
    ...sectionsOf(evolution).flatMap(({ title, groups }) => [`## ${title}`, ...groups.flatMap(groupLines)]),
    ...(migrationLine(evolution) === null ? [] : ['## migrations', plain(migrationLine(evolution)!)]),
    ...(evolution.schema === null ? [] : schemaLines(evolution.schema)),
    '## examined',
    ...examinedLines(evolution).map(plain),
  ].join('\n')}\n`

const schemaLines = (schema: SchemaEvolution): readonly string[] => [
  '## rollout',
  ...rolloutLines(schema).flatMap(([head, body]) => [plain(head), ...body.map((line) => `  ${plain(line)}`)]),
  plain(wayBack(schema)),
]

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
