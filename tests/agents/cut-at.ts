import type { Answer } from '../../src/agents/answer.ts'
import { asking } from './asking.ts'
import { tables } from './little-tools.ts'
import type { Dialect } from './providers.ts'
import { cutAfter, streams, wire } from './wire.ts'

/** What comes of a stream that is cut after so many bytes, by a dead line or a polite end in turn, and tried once. */
export async function cutAt(
  whole: string,
  places: readonly number[],
  open: Dialect['open'],
): Promise<readonly Answer[]> {
  const server = await wire(
    places.map((at, turn) => (turn % 2 === 0 ? cutAfter(whole, at) : streams(whole.slice(0, at)))),
  )
  const model = await open(server.url)
  const answers: Answer[] = []
  for (const _ of places) {
    const patience = { tries: 1, silence: 2_000, pause: 1, longestWait: 1 }
    const limits = { tokens: null, microdollars: null, steps: 2, calls: 1, milliseconds: 5_000 }
    answers.push((await asking('What is known?', model, [tables], { patience, limits })).answer)
  }
  return answers
}
