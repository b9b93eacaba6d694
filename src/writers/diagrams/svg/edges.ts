import type { LaidBox, Point } from '../../../kernel/layout/layered.ts'
import { number } from './paper.ts'

/** Where an edge leaves or reaches a box: a height on one of its sides. */
export interface Port {
  readonly box: LaidBox
  /** From the top of the box. */
  readonly down: number
}

export interface Way {
  readonly path: string
  readonly start: Point
  readonly end: Point
  /** 1 when it leaves to the right. */
  readonly away: 1 | -1
  /** 1 when it arrives from the left. */
  readonly towards: 1 | -1
}

/** A curve from box to box, straight through the columns it passes. */
export function wayBetween(from: Port, to: Port, passes: readonly Point[]): Way {
  const isBack = from.box.x > to.box.x
  const isBowed = from.box.x === to.box.x
  const start = pointAt(from, isBack ? 'left' : 'right')
  const end = pointAt(to, isBack || isBowed ? 'right' : 'left')
  return {
    path: isBowed ? bow(start, end) : curves([start, ...passes, end]),
    start,
    end,
    away: isBack ? -1 : 1,
    towards: isBack || isBowed ? -1 : 1,
  }
}

const pointAt = ({ box, down }: Port, side: 'left' | 'right'): Point => ({
  x: side === 'left' ? box.x : box.x + box.width,
  y: box.y + down,
})

/** Bent between columns, straight within them. */
function curves(points: readonly Point[]): string {
  const [first, ...rest] = points
  let [at, path] = [first!, `M${number(first!.x)} ${number(first!.y)}`]
  for (const [index, to] of rest.entries()) {
    const middle = (at.x + to.x) / 2
    path +=
      index % 2 === 1
        ? `L${number(to.x)} ${number(to.y)}`
        : `C${number(middle)} ${number(at.y)} ${number(middle)} ${number(to.y)} ${number(to.x)} ${number(to.y)}`
    at = to
  }
  return path
}

/** Out on the right and back again: within a column, or to itself. */
const bow = (start: Point, end: Point): string => {
  const out = Math.max(start.x, end.x) + 26
  return `M${number(start.x)} ${number(start.y)}C${number(out)} ${number(start.y)} ${number(out)} ${number(end.y)} ${number(end.x)} ${number(end.y)}`
}
