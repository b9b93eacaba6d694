import { NotTried } from '../attacks/attack.ts'
import { keysOf } from '../attacks/surface/resources.ts'
import { type Answer, ok, refused } from '../attacks/wire/send.ts'
import { exchangeLine } from '../attacks/wire/shown.ts'
import type { Wanted } from '../attacks/world/requests.ts'
import { isPeople } from '../attacks/world/world.ts'
import { type Asked, type Keys, type Left, notTaken } from './asked.ts'
import { membersToChange, newValue } from './change.ts'
import type { Shot } from './measure.ts'
import { type Renewal, renewalsOf, renewed } from './renewal.ts'

type Ask = (wanted: Wanted) => Promise<Answer>

/** A write that may be repeated: as it is, or each time for new rows. */
export async function writingShot(asked: Asked): Promise<Shot | Left> {
  const { world, operation, caller, keys, notes } = asked
  const { id: name } = operation
  const ask: Ask = (wanted) => world.settled(async () => world.send(await world.request(operation, caller, wanted)))
  const change = await changeOf(asked, ask)
  const wanted = (): Wanted => ({ keys, ...change() })
  const first = await ask(wanted())
  const second = ok(first) ? await ask(wanted()) : first
  if (ok(second) || (ok(first) && !isRefusal(second))) {
    const turns = await rowsInTurn(asked)
    let turn = 0
    const next = (): Wanted => ({ ...change(), keys: turns[turn++ % turns.length] ?? keys })
    return { name, notes, next: () => world.request(operation, caller, next()) }
  }
  if (!ok(first) && first.status !== 409) return notTaken(first)
  const renewals = await repeatableWith(asked, second, wanted, ask)
  if (renewals === null) return ok(first) || (await hasOne(asked)) ? onceOnly(asked, second) : notTaken(first)
  const made = renewals.map(({ resource }) => resource.collection).join(' and ')
  return {
    name,
    notes: [...notes, `each needs a new row of ${made}, which is made before and not timed`],
    next: async () => world.request(operation, caller, await renewed(world, caller, wanted(), renewals)),
  }
}

/** A change of a request that may be empty, if one is taken. */
async function changeOf({ world, operation, caller, keys }: Asked, ask: Ask): Promise<() => Wanted> {
  const changing = (name: string): Wanted => ({ members: { [name]: newValue(world, operation, name) } })
  for (const name of await membersToChange(world, operation, caller))
    if (ok(await ask({ keys, ...changing(name) }))) return () => changing(name)
  return () => ({})
}

/** As many rows as are changed in turn: people change rows of their own, and seldom wait for one another. */
const ROWS = 12

async function rowsInTurn({ world, operation, caller, keys }: Asked): Promise<readonly Keys[]> {
  const last = keysOf(operation.path).at(-1)
  const resource = last === undefined ? undefined : world.resourceAt(last.collection)
  if (last === undefined || resource === undefined || isPeople(resource.name)) return [keys]
  const turns: Keys[] = [keys]
  try {
    while (turns.length < ROWS) turns.push({ ...keys, [last.name]: await world.another(caller, resource) })
  } catch (error) {
    if (!(error instanceof NotTried)) throw error
  }
  return turns
}

const isRefusal = (answer: Answer): boolean => refused(answer) && answer.status !== 429

/** The new rows with which a request is taken again and again; null where none of them help. */
async function repeatableWith(
  { world, operation, caller }: Asked,
  { request }: Answer,
  wanted: () => Wanted,
  ask: Ask,
): Promise<readonly Renewal[] | null> {
  for (const renewals of renewalsOf(world, operation, request)) {
    try {
      const again = async (): Promise<boolean> => ok(await ask(await renewed(world, caller, wanted(), renewals)))
      if ((await again()) && (await again())) return renewals
    } catch (error) {
      if (!(error instanceof NotTried)) throw error
    }
  }
  return null
}

/** Whether there is a row already of what it would make. */
async function hasOne({ world, operation, caller }: Asked): Promise<boolean> {
  const resource = world.surface.resources.find(({ create }) => create === operation)
  return resource !== undefined && (await world.keyFor(caller, resource.collection)) !== null
}

function onceOnly({ operation }: Asked, answer: Answer): Left {
  const whom = keysOf(operation.path).length > 0 ? 'to each row' : 'by each caller'
  const why = `it can be done once ${whom}, with new values it is refused: ${exchangeLine(answer)}`
  return { why, hangsOn: 'request' }
}
