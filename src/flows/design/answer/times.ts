import type { DesignRequest, StatedFigure, Words } from '../../../model/index.ts'

/** Times that are to be kept to: how long something takes as it is, is none. */
export const timesKept = ({ figures, text }: DesignRequest): readonly StatedFigure[] =>
  figures.filter(({ kind, from }) => kind === 'milliseconds' && !isAsItIs(text, from))

/** `takes up to two seconds`: how it is, and nothing it is to keep to. */
function isAsItIs(text: string, { start, text: own }: Words): boolean {
  const [, before = '', verb] = AS_IT_IS.exec(`${text.slice(0, start)}${/^[a-z]+/i.exec(own)?.[0] ?? ''} `) ?? []
  return verb !== undefined && !/\b(?:must|should|shall|may|can|to|will)\s+(?:only\s+|never\s+|not\s+)?$/i.test(before)
}

const AS_IT_IS =
  /^([^]*)\b(takes?|took|taking|lasts?|lasted|needs|needed)\s+(?:(?:up|to|about|around|over|more|than|at|least|almost|nearly|sometimes|often|now|two|a|an|one|several)\s+)*$/i
