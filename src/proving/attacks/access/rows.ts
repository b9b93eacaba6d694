import type { Operation } from '../../../model/index.ts'
import { NotTried, type Attack, type Outcome } from '../attack.ts'
import { Trial } from '../trial.ts'
import { asksWho, membersOf, takesJson } from '../surface/bodies.ts'
import { isReference, keysOf, resourceNamed } from '../surface/resources.ts'
import type { Surface } from '../surface/surface.ts'
import { type Answer, ok } from '../wire/send.ts'
import { exchangeLine } from '../wire/shown.ts'
import type { Caller } from '../world/caller.ts'
import { asCaller } from '../world/caller.ts'
import { identified } from '../world/people.ts'
import { totalOf } from '../world/payload.ts'
import type { World } from '../world/world.ts'
import { type Strangers, byHarm, isPrivate, lists, shows, strangersOf, trespass } from './strangers.ts'

const hasRows = ({ resources }: Surface): string | null =>
  resources.some(({ onRow }) => onRow.some(asksWho))
    ? null
    : 'no operation takes the key of a row and asks for credentials'

const hidden = ({ status }: Answer): boolean => status === 403 || status === 404

type Pair = readonly [Caller, Caller]
type Check = (world: World, trial: Trial, strangers: Strangers) => Promise<void>

async function foreignKeys(world: World, trial: Trial, strangers: Strangers): Promise<void> {
  const { resource } = strangers
  const closed = await isPrivate(world, strangers)
  if (!closed)
    trial.note(
      `rows of ${resource.collection} are shown to everybody, so reading and adding to them is taken to be meant`,
    )
  for (const operation of byHarm(resource.onRow)) {
    if (!asksWho(operation) || (!closed && ['get', 'post'].includes(operation.method))) continue
    if (world.target.shared?.includes(operation.id) === true) continue
    const answer = await trespass(world, operation, strangers)
    // What is wrong with the request hides what would be wrong with the caller.
    if (
      [400, 405, 409, 412, 415, 422, 428, 429].includes(answer.status) ||
      (await breaksAnyway(world, strangers, answer, operation))
    )
      trial.note(`undecided: ${exchangeLine(answer)}`)
    else
      trial.check(
        answer,
        hidden(answer),
        ok(answer) ? `${operation.id} is done to a row of somebody else` : `${operation.id} answers ${answer.status}`,
      )
    if (ok(answer) && operation.method === 'delete') world.forget(strangers.owner)
  }
}

/** A read that breaks for whoever owns the row tells nothing of who may read it. */
async function breaksAnyway(
  world: World,
  { owner }: Strangers,
  { status }: Answer,
  operation: Operation,
): Promise<boolean> {
  if (status < 500 || operation.method !== 'get') return false
  return (await world.call(operation, owner, { keys: await world.keys(operation, owner) })).status >= 500
}

/** A new row that refers to a row of somebody else. */
async function foreignReferences(world: World, trial: Trial, { owner, stranger, resource }: Strangers): Promise<void> {
  const { create } = resource
  if (create === null || !takesJson(create)) return
  for (const [name, schema] of Object.entries(membersOf(world.surface.backend, create))) {
    const parent = isReference(name) ? resourceNamed(world.surface.resources, name) : undefined
    if (parent === undefined) continue
    const key = await world.keyFor(owner, parent.collection)
    const closed =
      key !== null &&
      (await isPrivate(world, { owner, stranger, resource: parent, row: await world.row(owner, parent) }))
    if (!closed) continue
    const answer = await world.call(create, stranger, {
      members: { [name]: schema['type'] === 'integer' ? Number(key) : key },
    })
    trial.check(
      answer,
      answer.status >= 400 && answer.status < 500,
      `a row is made below a row of somebody else (${name})`,
    )
  }
}

async function identical(world: World, trial: Trial, strangers: Strangers): Promise<void> {
  const { resource, row, owner, stranger } = strangers
  const { read } = resource
  if (read === null || !asksWho(read) || !(await isPrivate(world, strangers))) return
  const last = keysOf(read.path).at(-1)?.name ?? 'id'
  const foreign = await trespass(world, read, strangers)
  const keys = { ...(await world.keys(read, owner)), [last]: world.unknownLike(row.key) }
  const unknown = await world.call(read, stranger, { keys })
  const blind = (answer: Answer, key: string): string =>
    answer.text.replaceAll(key, 'key').replaceAll(/[0-9a-f]{16,}|[0-9a-f-]{36}/gi, 'id')
  const same = foreign.status === unknown.status && blind(foreign, row.key) === blind(unknown, keys[last] ?? '')
  trial.fact(
    same,
    `a row of ${resource.collection} that is there answers differently`,
    `${exchangeLine(foreign)} | ${exchangeLine(unknown)}`,
  )
}

async function ownLists(world: World, trial: Trial, strangers: Strangers): Promise<void> {
  const { resource, owner, stranger, row } = strangers
  const { list, create } = resource
  if (list === null || create === null || keysOf(list.path).length > 0 || !(await isPrivate(world, strangers))) return
  const queries = [{}, ...list.parameters.filter((one) => one.in === 'query').map(({ name }) => filtersFor(name))]
  for (const query of queries) {
    const answer = await world.call(list, stranger, { query })
    if (ok(answer)) trial.check(answer, !shows(answer, row), `${list.id} shows rows of somebody else`)
  }
  const before = await world.call(list, stranger)
  await world.call(create, owner)
  const after = await world.call(list, stranger)
  const [a, b] = [totalOf(before), totalOf(after)]
  if (a !== null && b !== null) trial.check(after, a === b, `${list.id} counts rows of somebody else (${a}, then ${b})`)
  if (!(await lists(world, strangers, owner))) trial.note(`${list.id} does not show its owner the row either`)
}

/** Values that make a list show as much as it can. */
function filtersFor(name: string): Readonly<Record<string, string>> {
  if (/limit|size|per_page/i.test(name)) return { [name]: '100' }
  if (/sort|order/i.test(name)) return { [name]: 'id' }
  return /^(q|query|search)$/i.test(name) ? { [name]: 'text' } : {}
}

function attackWith(
  about: Omit<Attack, 'run' | 'applies' | 'aftermath'>,
  checks: readonly Check[],
  held: string,
): Attack {
  return {
    ...about,
    aftermath: 'writing',
    applies: hasRows,
    run: async (world) => tried(world, [await world.alice(), await world.bob()], checks, held),
  }
}

async function tried(world: World, [owner, stranger]: Pair, checks: readonly Check[], held: string): Promise<Outcome> {
  const trial = new Trial()
  for (const strangers of await strangersOf(world, owner, stranger, (text) => trial.note(text)))
    for (const check of checks) await trial.attempt(() => check(world, trial, strangers))
  return trial.outcome(`${held} (${trial.checks} checks)`, `${trial.checks} checks`)
}

const brokenObject = attackWith(
  {
    id: 'B01',
    title: 'Nobody reads, changes or deletes a row of another user by its key: 404 or 403',
    maps: ['API1', 'ASVS 8.2.2'],
  },
  [foreignReferences, foreignKeys],
  'keys of somebody else open nothing',
)

const indistinct = attackWith(
  { id: 'B02', title: 'The key of a row one may not read answers exactly as a key of no row', maps: ['API1'] },
  [identical],
  'foreign and unknown keys answer identically',
)

const lists_: Attack = attackWith(
  { id: 'B03', title: 'Lists, counts and searches hold only rows one may read', maps: ['API1'] },
  [ownLists],
  'lists and their counts hold own rows only',
)

const tenantColumn = /^(tenant|organi[sz]ation|workspace|company)_(id|uuid)$/i

const tenants: Attack = {
  id: 'B04',
  title: 'Another tenant is another world: no row of it is read, counted, changed or referred to',
  maps: ['ASVS 8.4.1'],
  aftermath: 'writing',
  applies: (surface) => {
    const column = surface.tables.some(({ columns }) => columns.some(({ name }) => tenantColumn.test(name)))
    return column || surface.tenants
      ? hasRows(surface)
      : 'no table has a column for a tenant, and nobody is named of two'
  },
  async run(world) {
    const { principals } = world.target
    const found = principals
      .flatMap((first) => principals.map((second) => ({ first, second })))
      .find(
        ({ first, second }) =>
          first.role === second.role &&
          first.tenant !== undefined &&
          second.tenant !== undefined &&
          first.tenant !== second.tenant,
      )
    if (found === undefined) throw new NotTried('it takes two principals of one role and two tenants')
    const { first, second } = found
    const pair = [await identified(world, asCaller(first)), await identified(world, asCaller(second))] as const
    return tried(
      world,
      pair,
      [foreignReferences, identical, ownLists, foreignKeys],
      'nothing of the other tenant is reached',
    )
  },
}

export const attacks: readonly Attack[] = [indistinct, lists_, brokenObject, tenants]
