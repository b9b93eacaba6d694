import type { ChecklistItem, Review } from '../../model/index.ts'
import { count, placeText } from '../../model/queries/index.ts'
import { plain } from '../text/plain.ts'

/** The checklist as plain text: no score, every answer with what it rests on. */
export function renderChecklist({ checklist = [] }: Review): string {
  const groups = new Map<string, ChecklistItem[]>()
  for (const item of checklist) {
    const known = groups.get(item.group)
    if (known) known.push(item)
    else groups.set(item.group, [item])
  }
  const parts = [...groups].map(([group, items]) => `${group}\n${items.map(lineOf).join('')}`)
  return `${parts.join('\n')}\n${countsOf(checklist)}\n`
}

const WIDTH = 'unknown'.length

function lineOf({ answer, question, evidence, places }: ChecklistItem): string {
  const shown = answer === 'fail' ? places.slice(0, MOST) : []
  const rest = answer === 'fail' ? places.length - shown.length : 0
  const indent = ' '.repeat(WIDTH + 4)
  return [
    `  ${answer.padEnd(WIDTH)}  ${question}`,
    `${indent}${plain(evidence)}`,
    ...shown.map((place) => `${indent}${plain(placeText(place))}`),
    ...(rest > 0 ? [`${indent}and ${count(rest, 'place')} more`] : []),
    '',
  ].join('\n')
}

const MOST = 3

function countsOf(items: readonly ChecklistItem[]): string {
  const number = (wanted: ChecklistItem['answer']): number => items.filter(({ answer }) => answer === wanted).length
  return `${count(items.length, 'question')}: ${number('pass')} pass, ${number('fail')} fail, ${number('unknown')} unknown`
}
