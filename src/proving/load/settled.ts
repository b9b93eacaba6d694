import { NotTried } from '../attacks/attack.ts'
import { refused } from '../attacks/wire/send.ts'
import { exchangeLine } from '../attacks/wire/shown.ts'
import type { World } from '../attacks/world/world.ts'
import type { Measured, Shot } from './measure.ts'

export interface Settled<Loops> {
  /** What was measured in the end, or why nothing was. */
  readonly measured: Loops | string
  /** What was measured in the end. */
  readonly names: ReadonlySet<string>
  /** What was left out on the way, each with the reason. */
  readonly left: readonly string[]
}

/**
 * Measures again without what cannot be repeated without end: what few may ask often, and what is refused after a while to
 * whoever asks alone, too. Where the half of all is throttled or more, it is how the backend is.
 */
export async function settled<Loops extends { readonly closed: Measured; readonly open: Measured }>(
  shots: readonly Shot[],
  world: World,
  measure: (shots: readonly Shot[]) => Promise<Loops | string>,
): Promise<Settled<Loops>> {
  const limited = new Map<string, string>()
  const spent = new Map<string, string>()
  for (;;) {
    const some = shots.filter(({ name }) => !limited.has(name) && !spent.has(name))
    const names = new Set(some.map(({ name }) => name))
    if (some.length === 0)
      return { measured: 'no operation could be repeated', names, left: [...limited.values(), ...spent.values()] }
    const measured = await measure(some)
    if (typeof measured === 'string') return { measured, names, left: [...limited.values(), ...spent.values()] }
    const known = limited.size + spent.size
    for (const { throttled } of [measured.closed, measured.open])
      for (const one of throttled) limited.set(one, `${one}: so often nobody may ask it`)
    const doubtful = new Set([...measured.closed.refused, ...measured.open.refused])
    for (const shot of some.filter(({ name }) => doubtful.has(name) && !limited.has(name))) {
      const why = await refusedAlone(world, shot)
      if (why !== null)
        spent.set(shot.name, `${shot.name}: after a while it is refused to whoever asks alone, too: ${why}`)
    }
    if (limited.size * 2 >= shots.length && limited.size > 0) return { measured, names, left: [...spent.values()] }
    if (limited.size + spent.size === known) return { measured, names, left: [...limited.values(), ...spent.values()] }
  }
}

/** How a request is refused while nothing else is asked; null where it is taken. */
async function refusedAlone(world: World, shot: Shot): Promise<string | null> {
  try {
    const request = await shot.next()
    const answer = await world.settled(() => world.send(request))
    return refused(answer) && answer.status !== 429 ? exchangeLine(answer) : null
  } catch (error) {
    if (error instanceof NotTried) return error.message
    throw error
  }
}
