export interface Wish {
  readonly wish: number
  readonly height: number
}

/** Tops for boxes in this order, each near its wish, none over another, within `limit` where they fit. */
export function settle(boxes: readonly Wish[], gap: number, limit: number): readonly number[] {
  const tops: number[] = []
  let free = 0
  for (const box of boxes) {
    const top = Math.max(free, Math.min(box.wish, Math.max(free, limit - box.height)))
    tops.push(top)
    free = top + box.height + gap
  }
  let bottom = Math.max(limit, minimal(boxes, gap))
  for (let index = boxes.length - 1; index >= 0; index -= 1) {
    const height = boxes[index]?.height ?? 0
    tops[index] = Math.max(0, Math.min(tops[index] ?? 0, bottom - height))
    bottom = (tops[index] ?? 0) - gap
  }
  return tops.map(Math.round)
}

function minimal(boxes: readonly Wish[], gap: number): number {
  return boxes.reduce((sum, box) => sum + box.height + gap, -gap)
}
