import type { Operation, Table } from '../../../model/index.ts'
import { NotTried } from '../attack.ts'
import type { Resource } from '../surface/resources.ts'
import { asksWho } from '../surface/bodies.ts'
import { type Surface, writtenTables } from '../surface/surface.ts'
import { type Answer, ok } from '../wire/send.ts'
import type { Caller } from '../world/caller.ts'
import { deep, rowsOf } from '../world/payload.ts'
import type { Row, World } from '../world/world.ts'

/** Two callers who have nothing to do with each other, and a row of the first. */
export interface Strangers {
  readonly owner: Caller
  readonly stranger: Caller
  readonly row: Row
  readonly resource: Resource
}

/** The resources an ordinary caller makes rows of, each with one row. Where none can be made, that is a note. */
export async function strangersOf(
  world: World,
  owner: Caller,
  stranger: Caller,
  note: (text: string) => void,
): Promise<readonly Strangers[]> {
  const found: Strangers[] = []
  for (const resource of world.surface.resources) {
    if (!resource.onRow.some(asksWho) && resource.list === null) continue
    try {
      const row = await world.row(owner, resource)
      if (row.own) found.push({ owner, stranger, row, resource })
      else note(`whose the rows of ${resource.collection} are is not known`)
    } catch (error) {
      if (!(error instanceof NotTried)) throw error
      note(error.message)
    }
  }
  if (found.length === 0) throw new NotTried('no rows of an ordinary caller could be made')
  return found
}

/** From looking to deleting, so that what one operation destroys is not missed by another. */
const severity = ['get', 'put', 'patch', 'post', 'delete']

export const byHarm = (operations: readonly Operation[]): readonly Operation[] =>
  [...operations].sort((a, b) => severity.indexOf(a.method) - severity.indexOf(b.method))

/** Does what it can with a row of somebody else. */
export async function trespass(world: World, operation: Operation, { owner, stranger }: Strangers): Promise<Answer> {
  return world.call(operation, stranger, { keys: await world.keys(operation, owner) })
}

/**
 * Whether rows of a resource are for their owner only. The model may say so; else one closed door is enough: a list that
 * hides the row, or a row that is refused. What is open at every door is taken to be meant for everybody, but for what
 * belongs to a tenant: whoever is of another one is nobody it could be meant for.
 */
export async function isPrivate(world: World, strangers: Strangers): Promise<boolean> {
  const { resource } = strangers
  const operations = [resource.read, resource.list].filter((one) => one !== null)
  if (operations.some(({ id }) => isMeant(world, strangers, id))) return false
  if (saidToBe(resource) || (areApart(strangers) && isOfTenants(world.surface, resource))) return true
  if (resource.read !== null) {
    const answer = await trespass(world, resource.read, strangers)
    if (!ok(answer) || personal(answer, strangers)) return true
  }
  if (resource.list === null || !(await lists(world, strangers, strangers.owner))) return false
  return !(await lists(world, strangers, strangers.stranger))
}

const areApart = ({ owner, stranger }: Strangers): boolean =>
  owner.tenant !== null && stranger.tenant !== null && owner.tenant !== stranger.tenant

/** Whether what an operation does with rows is meant for these two alike, as the rules say: for all, or for all of their role. */
export function isMeant({ target }: Pick<World, 'target'>, strangers: Strangers, id: string): boolean {
  const { shared = [], sharedByTenants = [], demands = {} } = target
  if (areApart(strangers)) return sharedByTenants.includes(id)
  const { role } = strangers.stranger
  return shared.includes(id) || (role !== null && demands[id]?.includes(role) === true)
}

const TENANT_COLUMN = /^(tenant|organi[sz]ation|workspace|company)_(id|uuid)$/i

export const hasTenant = ({ columns }: Table): boolean => columns.some(({ name }) => TENANT_COLUMN.test(name))

/** Where the rules of a backend of ours are known, they say which rows are of no tenant; elsewhere their table does. */
function isOfTenants(surface: Surface, { create, read, list }: Resource): boolean {
  if (surface.people) return true
  const asking = [read, list].filter((one) => one !== null).every(asksWho)
  return asking && create !== null && writtenTables(surface, create).some(hasTenant)
}

/** Somebody's address is nobody else's. */
const personal = ({ json }: Answer, { owner, resource }: Strangers): boolean =>
  /^(users|accounts|members|people)$/.test(resource.name) && owner.role !== 'admin' && deep(json, ['email']) !== null

function saidToBe({ read, list }: Resource): boolean {
  const operations = [read, list].filter((one) => one !== null)
  return operations.some(({ statements, access }) => {
    const scoped = statements.some(({ filters }) =>
      filters.some(({ column, from }) => from === 'principal' && !/primary key/.test(column)),
    )
    return scoped || access.checks.some(({ kind, chain }) => kind === 'authorization' && inHandler(chain))
  })
}

/** A check that no dependency makes can look at the row. */
const inHandler = (chain: readonly { readonly what: string }[]): boolean =>
  chain[0]?.what.startsWith('depends on') !== true

/** Whether the list of a caller shows the row. */
export async function lists(world: World, { row, resource, owner }: Strangers, caller: Caller): Promise<boolean> {
  if (resource.list === null) return false
  const keys = await world.keys(resource.list, owner)
  return shows(await world.call(resource.list, caller, { keys }), row)
}

export function shows(answer: Answer, row: Row): boolean {
  const rows = rowsOf(answer)
  if (rows === null) return ok(answer) && answer.text.includes(`"${row.key}"`)
  return rows.some((one) =>
    Object.entries(one).some(([name, value]) => String(value) === row.key && !name.endsWith('_id')),
  )
}
