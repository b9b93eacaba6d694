import { code, sentence as written, text } from '../../kernel/markdown.ts'
import type { Change, ChangeLevel, Evolution } from '../../model/index.ts'
import type { RenderEvolution } from './options.ts'
import { migrationLine, rolloutLines, wayBack } from './schema.ts'
import { type ChangeGroup, type Section, examinedLines, placesText, sectionsOf, sideName, tally } from './words.ts'

const OPERATIONS = 8
const OPERATIONS_OF_SCHEMA = 3

const MARKS: Readonly<Record<ChangeLevel, string>> = { error: '**error**', warning: '**warning**', info: 'info' }

/** For the comment on a pull request: what breaks stands open, what was added is folded away. */
export const render: RenderEvolution = (evolution) =>
  `${[
    `## ${text(tally(evolution.changes))} from ${text(sideName(evolution.base))} to ${text(sideName(evolution.head))}`,
    ...sectionsOf(evolution).map(sectionText),
    ...migrationText(evolution),
    ...schemaText(evolution),
    `<details><summary>What was examined</summary>\n\n${examinedLines(evolution)
      .map((line) => `- ${text(line)}`)
      .join('\n')}\n\n</details>`,
  ].join('\n\n')}\n`

function sectionText({ title, groups, additions }: Section): string {
  const name = `${title.slice(0, 1).toUpperCase()}${title.slice(1)}`
  const items = groups.map(groupText).join('\n')
  return additions
    ? `<details><summary>${name} (${groups.length})</summary>\n\n${items}\n\n</details>`
    : `### ${name}\n\n${items}`
}

function migrationText(evolution: Evolution): readonly string[] {
  const line = migrationLine(evolution)
  return line === null ? [] : [`### Migrations`, text(line)]
}

function schemaText({ schema }: Evolution): readonly string[] {
  if (schema === null) return []
  const phases = rolloutLines(schema).map(
    ([head, body]) => `**${text(head)}**\n\n\`\`\`sql\n${body.map((line) => fenced(line)).join('\n')}\n\`\`\``,
  )
  return ['### Rollout', ...phases, text(wayBack(schema))]
}

/** Inside of a fence nothing is special but its end. */
const fenced = (line: string): string =>
  line.replaceAll('```', "'''").replaceAll(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, ' ')

function groupText({ id, level, sentence, changes }: ChangeGroup): string {
  const most = changes[0]?.kind === 'schema' ? OPERATIONS_OF_SCHEMA : OPERATIONS
  const shown = changes.slice(0, most).map(whereText).filter(Boolean)
  const more = changes.length - Math.min(changes.length, most)
  return [
    `- ${MARKS[level]} ${written(sentence)} (${code(id)})`,
    ...shown.map((where) => `  - ${where}`),
    ...(more > 0 ? [`  - and ${more} more operations`] : []),
  ].join('\n')
}

function whereText(change: Change): string {
  const places = placesText(change)
  return [change.operation === '' ? '' : code(change.operation), places === '' ? '' : code(places)]
    .filter(Boolean)
    .join(' ')
}
