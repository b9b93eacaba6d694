import type { Part, Services } from '../services.ts'
import { label } from './names.ts'

const SHAPES: Readonly<Record<Part['kind'], readonly [string, string]>> = {
  client: ['([', '])'],
  program: ['[', ']'],
  store: ['[(', ')]'],
  outside: ['>', ']'],
}

/** A `flowchart` of the same parts and links. */
export function servicesDiagram({ parts, links }: Services): string {
  const names = new Map(parts.map(({ id }, index) => [id, `s${index}`]))
  return `${[
    'flowchart LR',
    ...parts.map(({ id, title, facts, kind }) => {
      const [open, close] = SHAPES[kind]
      return `    ${names.get(id)}${open}${label([title, ...facts].join(', '))}${close}`
    }),
    ...links.map(
      ({ from, to, text }) => `    ${names.get(from)} -->${text === '' ? '' : `|${label(text)}|`} ${names.get(to)}`,
    ),
  ].join('\n')}\n`
}
