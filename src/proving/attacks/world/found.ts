import { isObject, type Json } from '../../../kernel/json.ts'
import { NotTried } from '../attack.ts'
import { type Resource, isReference, keyNamed, keysOf } from '../surface/resources.ts'
import { type Answer, ok } from '../wire/send.ts'
import type { Caller } from './caller.ts'
import { keyOf, rowsOf, single } from './payload.ts'
import type { Row, World } from './world.ts'

/** A row that is there already: one that names the caller, if there is one. */
export async function foundRow(world: World, caller: Caller, resource: Resource): Promise<Row> {
  const rows = await listed(world, caller, resource)
  const own = rows.find((row) => names(row, caller))
  const row = own ?? rows[0]
  const key = row === undefined ? null : keyIn(row, resource)
  if (row === undefined || key === null) throw new NotTried(`nothing makes rows of ${resource.collection}`)
  return { resource, key, shown: row, own: own !== undefined }
}

/** The row because of which no second one is made: the caller made it before, or is shown it in the list. */
export async function rowHad(world: World, caller: Caller, resource: Resource, refused: Answer): Promise<Row | null> {
  const made = world.answers.findLast((answer) => ok(answer) && isSameAsked(answer, refused))
  const key = made === undefined ? null : keyOf(made, keyNamed(resource))
  if (made !== undefined && key !== null && (await isThere(world, caller, resource, key)))
    return { resource, key, shown: single(made), own: true }
  const rows = await listed(world, caller, resource)
  const row = rows.find((one) => names(one, caller) || refersTo(one, caller))
  const found = row === undefined ? null : keyIn(row, resource)
  return row === undefined || found === null ? null : { resource, key: found, shown: row, own: true }
}

const isSameAsked = ({ request }: Answer, other: Answer): boolean =>
  request.method === other.request.method &&
  request.path === other.request.path &&
  (['authorization', 'cookie'] as const).every((name) => request.headers?.[name] === other.request.headers?.[name])

async function isThere(world: World, caller: Caller, { read }: Resource, key: string): Promise<boolean> {
  if (read === null) return true
  const last = keysOf(read.path).at(-1)?.name ?? 'id'
  return ok(await world.call(read, caller, { keys: { [last]: key } }))
}

async function listed(world: World, caller: Caller, { list }: Resource): Promise<readonly Json[]> {
  return list === null ? [] : (rowsOf(await world.call(list, caller)) ?? [])
}

function keyIn(row: Json, resource: Resource): string | null {
  const key = row['id'] ?? row['uuid'] ?? row['slug'] ?? row[keyNamed(resource)]
  return typeof key === 'string' || typeof key === 'number' ? String(key) : null
}

/** Whether a row says whose it is, and it is the caller's. */
function names(row: Json, { id }: Caller): boolean {
  return Object.entries(row).some(([name, value]) => {
    if (id === null || !/^(owner|user|seller|author|creator|created_by|customer)(_id)?$/i.test(name)) return false
    return String(isObject(value) ? value['id'] : value) === id
  })
}

/** Whether a row refers to the caller, whatever that is called. */
const refersTo = (row: Json, { id }: Caller): boolean =>
  id !== null && Object.entries(row).some(([name, value]) => isReference(name) && String(value) === id)
