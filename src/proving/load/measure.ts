import { setTimeout as pause } from 'node:timers/promises'
import { NotTried } from '../attacks/attack.ts'
import type { Sent } from '../attacks/wire/send.ts'
import type { Fire } from './fire.ts'
import { Histogram } from './histogram.ts'

/** One kind of request, made anew each time where it must differ. */
export interface Shot {
  readonly name: string
  /** What has to be known of how it is asked. */
  readonly notes?: readonly string[]
  /** Throws `NotTried` where no more of them can be made. */
  next(): Promise<Sent>
}

export interface Measured {
  readonly latency: Histogram
  /** By the name of the shot. */
  readonly each: ReadonlyMap<string, Histogram>
  /** How often each status came that is no success; 0 stands for no answer. */
  readonly errors: ReadonlyMap<number, number>
  /** The names of shots that were told to come again later. */
  readonly throttled: ReadonlySet<string>
  /** The names of shots that were refused otherwise, or of which no more could be made. */
  readonly refused: ReadonlySet<string>
  readonly answers: number
  readonly seconds: number
}

class Tally {
  readonly latency = new Histogram()
  readonly each = new Map<string, Histogram>()
  readonly errors = new Map<number, number>()
  readonly throttled = new Set<string>()
  readonly refused = new Set<string>()
  answers = 0

  add(name: string, milliseconds: number, status: number): void {
    this.answers += 1
    this.wait(name, milliseconds)
    if (status < 200 || status > 299) this.errors.set(status, (this.errors.get(status) ?? 0) + 1)
    if (status === 429) this.throttled.add(name)
    else if (status >= 400 && status < 500) this.refused.add(name)
  }

  wait(name: string, milliseconds: number): void {
    this.latency.record(milliseconds)
    const own = this.each.get(name) ?? new Histogram()
    this.each.set(name, own)
    own.record(milliseconds)
  }

  after(seconds: number): Measured {
    const { latency, each, errors, throttled, refused, answers } = this
    return { latency, each, errors, throttled, refused, answers, seconds }
  }
}

/** Closed loop: so many callers, each of whom asks again as soon as it has its answer. It tells how much gets through. */
export async function closedLoop(
  fire: Fire,
  shots: readonly Shot[],
  callers: number,
  seconds: number,
): Promise<Measured> {
  const tally = new Tally()
  const began = performance.now()
  const until = began + seconds * 1000
  let turn = 0
  const call = async (): Promise<void> => {
    while (performance.now() < until) {
      const shot = shots[turn++ % shots.length]
      if (shot === undefined) return
      const sent = await madeBy(shot)
      if (sent === null) {
        tally.refused.add(shot.name)
        await pause(1)
        continue
      }
      const start = performance.now()
      const status = await fire(sent)
      tally.add(shot.name, performance.now() - start, status)
    }
  }
  await Promise.all(Array.from({ length: callers }, call))
  return tally.after((performance.now() - began) / 1000)
}

/** Beyond this, what is asked has long outgrown what is answered. */
const MOST_WAITING = 5000
/** How long the last of them may take once all were sent: as long again, within bounds. */
const grace = (seconds: number): number => Math.min(Math.max(seconds * 1000, 1000), 5000)

/**
 * Open loop: so many requests a second, whether or not those before were answered. Each is measured from when it was meant to
 * start: a server that stands still for a moment delays all that come in that moment, and all of them count.
 */
export async function openLoop(
  fire: Fire,
  shots: readonly Shot[],
  rate: number,
  seconds: number,
): Promise<Measured & { readonly cut: boolean }> {
  const tally = new Tally()
  const wanted = Math.max(1, Math.round(rate * seconds))
  const prepared = await preparedFor(shots, wanted, (name) => tally.refused.add(name))
  const began = performance.now()
  const waiting = new Map<Prepared, number>()
  let over = false
  const start = async (one: Prepared, meant: number): Promise<void> => {
    waiting.set(one, meant)
    const status = await fire(one.sent)
    waiting.delete(one)
    if (!over) tally.add(one.name, performance.now() - meant, status)
  }
  const running: Promise<void>[] = []
  let next = 0
  while (next < prepared.length && waiting.size < MOST_WAITING) {
    const now = performance.now()
    for (let one = prepared[next]; one !== undefined && began + (next * 1000) / rate <= now; one = prepared[++next])
      running.push(start(one, began + (next * 1000) / rate))
    await pause(1)
  }
  await Promise.race([Promise.all(running), pause(grace(seconds), undefined, { ref: false })])
  over = true
  // Those that still wait took at least as long as they have waited.
  for (const [{ name }, meant] of waiting) tally.wait(name, performance.now() - meant)
  return { ...tally.after((performance.now() - began) / 1000), cut: next < prepared.length || waiting.size > 0 }
}

interface Prepared {
  readonly name: string
  readonly sent: Sent
}

/** How many requests are made at a time, where a row has to be made for each. */
const AT_A_TIME = 8

async function preparedFor(
  shots: readonly Shot[],
  wanted: number,
  missing: (name: string) => void,
): Promise<readonly Prepared[]> {
  const prepared: Prepared[] = []
  for (let turn = 0; turn < wanted; turn += AT_A_TIME) {
    const some = Array.from({ length: Math.min(AT_A_TIME, wanted - turn) }, (_, place) => turn + place)
    const made = await Promise.all(
      some.map(async (one) => {
        const shot = shots[one % shots.length]
        if (shot === undefined) throw new RangeError('there is nothing to send')
        return { name: shot.name, sent: await madeBy(shot) }
      }),
    )
    for (const { name, sent } of made) {
      if (sent === null) missing(name)
      else prepared.push({ name, sent })
    }
  }
  return prepared
}

/** The next request; null where no more can be made. */
export async function madeBy(shot: Shot): Promise<Sent | null> {
  try {
    return await shot.next()
  } catch (error) {
    if (error instanceof NotTried) return null
    throw error
  }
}
