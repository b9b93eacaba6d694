import type { DriftDifference } from '../../model/index.ts'
import type { RenderDrift } from './options.ts'
import { comparedOf, groupsOf, placeText, totalOf } from './words.ts'

export const render: RenderDrift = (drift) =>
  [
    '# Drift',
    '',
    `Compared: ${escaped(comparedOf(drift))}.`,
    '',
    `**${totalOf(drift)}**`,
    '',
    ...groupsOf(drift).flatMap(({ name, differences }) => [
      `## ${name === '' ? 'Beside the tables' : escaped(name)}`,
      '',
      ...differences.map(line),
      '',
    ]),
    ...(drift.unknown.length === 0
      ? []
      : ['## Not compared', '', ...drift.unknown.map((text) => `- ${escaped(text)}`), '']),
  ].join('\n')

function line({ severity, message, means, at }: DriftDifference): string {
  return `- **${severity}** ${escaped(message)}. ${escaped(means)}${at === null ? '' : ` \`${placeText(at)}\``}`
}

/** Names may hold anything; what stands in backticks is left alone. */
const escaped = (text: string): string =>
  text.replaceAll(/`[^`]*`|[<>*_[\]|\\]/g, (found) => (found.startsWith('`') ? found : `\\${found}`))
