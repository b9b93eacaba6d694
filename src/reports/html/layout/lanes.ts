export interface Lane {
  readonly x: number
  readonly width: number
}

export interface Lanes {
  readonly left: Lane
  readonly tables: Lane
  /** Only when domains stand on both sides. */
  readonly right: Lane | null
}

/** Columns for what is there, in the width there is. */
export function lanesFor(width: number, bothSides: boolean, hasTables: boolean): Lanes {
  if (!bothSides) {
    const left = Math.round(Math.min(560, width * (hasTables ? 0.5 : 1)))
    const tables = Math.round(Math.min(320, width * 0.3))
    const gap = Math.min(width - left - tables, 300)
    return { left: { x: 0, width: left }, tables: { x: left + gap, width: tables }, right: null }
  }
  const side = Math.round(Math.min(400, width * (hasTables ? 0.31 : 0.48)))
  const middle = hasTables ? Math.round(Math.min(280, width * 0.2)) : 0
  const gap = Math.round((width - 2 * side - middle) / 2)
  return {
    left: { x: 0, width: side },
    tables: { x: side + gap, width: middle },
    right: { x: width - side, width: side },
  }
}
