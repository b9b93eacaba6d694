import type { Sequence } from '../sequence.ts'
import { words } from './names.ts'

const ARROWS = { call: '->>', answer: '-->>', refusal: '--x' } as const

/** A `sequenceDiagram` of the same messages. */
export function sequenceDiagram({ lines, messages }: Sequence): string {
  const names = new Map(lines.map(({ id }, index) => [id, `p${index}`]))
  return `${[
    'sequenceDiagram',
    ...lines.map(
      ({ id, title, kind }) => `    ${kind === 'caller' ? 'actor' : 'participant'} ${names.get(id)} as ${words(title)}`,
    ),
    ...messages.map(
      ({ from, to, text, kind }) => `    ${names.get(from)}${ARROWS[kind]}${names.get(to)}: ${words(text)}`,
    ),
  ].join('\n')}\n`
}
