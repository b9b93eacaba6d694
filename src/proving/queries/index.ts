import type { Progress } from '../../kernel/progress.ts'
import { count } from '../../model/queries/index.ts'
import { NotTried } from '../attacks/attack.ts'
import { surfaceOf } from '../attacks/surface/surface.ts'
import { loopback } from '../attacks/wire/loopback.ts'
import { ok, wireTo } from '../attacks/wire/send.ts'
import { World } from '../attacks/world/world.ts'
import { type Claim, broken, held, notRun } from '../claim.ts'
import { type Shots, shotsFor } from '../load/shots.ts'
import type { Shot } from '../load/measure.ts'
import type { Target } from '../target.ts'

/** Rows that are made of everything between the two counts: fewer than a page holds, and enough to be seen. */
const MORE = 20
/** What else the backend does meanwhile sends statements, too: the smallest of several counts is its own. */
const TRIES = 3

export const queriesNotRun = (why: string, lines: readonly string[] = []): readonly Claim[] => [
  notRun({ id: 'queries', title: TITLE, run: RUN }, why, lines),
]

const TITLE = 'No operation sends more statements where there are more rows'
const RUN = `every operation that may be repeated, before and after ${MORE} more rows of everything were made`

/** How many statements each operation sends, and whether that grows with the rows there are. */
export async function proveQueries(target: Target, progress?: Progress): Promise<readonly Claim[]> {
  const wire = wireTo(loopback(target.url))
  const world = new World(target, surfaceOf(target.backend, target.built === true, target), wire)
  try {
    const shots = await shotsFor(world)
    const all = [...shots.reads, ...shots.writes]
    if (all.length === 0)
      return queriesNotRun('no operation takes a plain valid request of an ordinary user', shots.left)
    const before = await countedAll(world, all, 'counting statements', progress)
    const made = await makeMore(world, shots)
    const after = await countedAll(world, all, 'counting them again', progress)
    return all.map(({ name }, index) => claimOf(name, before[index] ?? null, after[index] ?? null, made))
  } catch (error) {
    if (error instanceof NotTried) return queriesNotRun(error.message)
    throw error
  } finally {
    wire.close()
  }
}

async function countedAll(
  world: World,
  shots: readonly Shot[],
  doing: string,
  progress?: Progress,
): Promise<readonly (number | null)[]> {
  const counts: (number | null)[] = []
  for (const [done, shot] of shots.entries()) {
    progress?.report({ doing, done, of: shots.length })
    counts.push(await counted(world, shot))
  }
  return counts
}

/** The statements of one request; null where it is not answered as it should be. */
async function counted(world: World, shot: Shot): Promise<number | null> {
  const { target } = world
  let least: number | null = null
  for (let tried = 0; tried <= TRIES; tried += 1) {
    await world.relax()
    const request = await shot.next()
    const before = target.statements?.() ?? 0
    const answer = await world.send(request)
    const sent = (target.statements?.() ?? 0) - before
    if (!ok(answer)) return null
    // The first of all opens connections, and looks up types.
    if (tried > 0) least = Math.min(least ?? sent, sent)
  }
  return least
}

/** More rows by every operation that makes them; how many were made. */
async function makeMore(world: World, { writes }: Shots): Promise<number> {
  let made = 0
  for (const shot of writes.filter(({ name }) => name.startsWith('POST ')))
    for (let number = 0; number < MORE; number += 1) {
      const answer = await world.settled(async () => world.send(await shot.next()))
      if (!ok(answer)) break
      made += 1
    }
  return made
}

function claimOf(name: string, before: number | null, after: number | null, made: number): Claim {
  const question = {
    id: `queries/${name}`,
    title: `${name} sends no more statements where there are more rows`,
    run: `${name}, before and after ${made} more rows were made`,
  }
  if (before === null || after === null) return notRun(question, 'a valid request is not taken again')
  const seen = {
    figure: count(after, 'statement'),
    detail: `${before} before ${made} more rows were made, ${after} afterwards`,
  }
  return after <= before ? held(question, seen) : broken(question, seen)
}
