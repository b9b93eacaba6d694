import { isObject } from '../../../kernel/json.ts'
import type { Operation } from '../../../model/index.ts'
import { NotTried, type Attack } from '../attack.ts'
import { unique } from '../contract/example.ts'
import { Trial } from '../trial.ts'
import { answered, membersOf, takesJson } from '../surface/bodies.ts'
import { type Resource, keysOf } from '../surface/resources.ts'
import { type Surface, writtenTables } from '../surface/surface.ts'
import { type Answer, ok } from '../wire/send.ts'
import { exchangeLine } from '../wire/shown.ts'
import type { Caller } from '../world/caller.ts'
import { keyOf, single, totalOf } from '../world/payload.ts'
import { logIn, newEmail, newPassword, signUpBody } from '../world/people.ts'
import type { World } from '../world/world.ts'

const PARALLEL = 8

/** Operations that make rows of which a unique key says how many there may be of one body, with what of each key a body says. */
function uniqueCreates(
  surface: Surface,
): readonly { readonly operation: Operation; readonly keys: readonly (readonly string[])[] }[] {
  return surface.resources.flatMap(({ create }) => {
    if (create === null || !takesJson(create) || create === surface.accounts.signUp) return []
    const members = new Set(Object.keys(membersOf(surface.backend, create)))
    const keys = writtenTables(surface, create).flatMap(({ uniques, indexes, foreignKeys }) => [
      ...uniques.map(({ columns }) => ({ columns, foreign: foreignKeys })),
      ...indexes
        .filter((index) => index.unique && index.where === null)
        .map((index) => ({ columns: index.keys, foreign: foreignKeys })),
    ])
    const said = keys.map(({ columns }) => columns.filter((name) => members.has(name))).filter((key) => key.length > 0)
    return said.length > 0 ? [{ operation: create, keys: said }] : []
  })
}

const duplicates: Attack = {
  id: 'C14',
  title: 'Of the same thing made several times at once, one is made and the others answer 409',
  maps: ['ASVS 2.3.3', 'ASVS 15.4.2'],
  aftermath: 'writing',
  applies: (surface) =>
    uniqueCreates(surface).length > 0 || surface.accounts.signUp !== null ? null : 'nothing it makes must be unique',
  async run(world) {
    const trial = new Trial()
    await sameAddress(world, trial)
    const caller = await world.alice()
    for (const { operation, keys } of uniqueCreates(world.surface)) {
      // Of a key that is left open there may be several rows.
      const body = await world.body(operation, caller)
      if (!keys.some((key) => key.every((name) => isSaid(body, name)))) continue
      const tried = await atOnce(world, operation, caller)
      const admin = world.surface.people ? world.admin() : null
      const first =
        admin !== null && tried.every(({ status }) => status === 403) ? await atOnce(world, operation, admin) : tried
      // Whoever may have one only, and has it, tells nothing.
      const answers =
        first.every(({ status }) => status === 409) && world.target.people !== undefined
          ? await atOnce(world, operation, await world.fresh())
          : first
      if (answers.every(({ status }) => status === 403 || status === 401)) continue
      const statuses = answers.map(({ status }) => status).sort()
      const right =
        answers.filter(ok).length === 1 && answers.every((one) => ok(one) || one.status === 409 || one.status === 429)
      trial.fact(
        right,
        `${operation.id} does not make one and refuse the others with 409`,
        `${PARALLEL} at once: ${statuses.join(' ')}`,
      )
    }
    return trial.outcome('one is made each time')
  },
}

const isSaid = (body: unknown, name: string): boolean => {
  if (typeof body !== 'object' || body === null) return false
  const value = (body as Readonly<Record<string, unknown>>)[name]
  return value !== undefined && value !== null
}

async function atOnce(world: World, operation: Operation, caller: Caller): Promise<readonly Answer[]> {
  const body = await world.body(operation, caller)
  return Promise.all(Array.from({ length: PARALLEL }, () => world.call(operation, caller, { body })))
}

/** Signing up hides whether an address is taken, and still makes one account. */
async function sameAddress(world: World, trial: Trial): Promise<void> {
  const { signUp, login } = world.surface.accounts
  if (signUp === null) return
  const [email, password] = [newEmail(), newPassword()]
  const body = signUpBody(world, email, password)
  await world.relax()
  const answers = await Promise.all(Array.from({ length: 6 }, () => world.call(signUp, null, { body })))
  const statuses = answers.map(({ status }) => status).sort()
  const good = answers.filter(ok).length
  const hiding = good === answers.length
  if (answers.every(({ status }) => status === 429)) return trial.note(`signing up is throttled: ${statuses.join(' ')}`)
  const standing = answers.every(({ status }) => status > 0 && status < 500)
  trial.fact(
    standing && (good === 1 || hiding),
    'signing up at once breaks or makes several accounts',
    `6 at once: ${statuses.join(' ')}`,
  )
  if (!hiding || login === null) return
  const entered = await world.patiently(() => logIn(world, email, password))
  trial.check(entered, entered.status < 500, 'the account is not there once')
}

const header = /^idempotency-key$/i

const declares = ({ parameters }: Operation): boolean =>
  parameters.some((one) => one.in === 'header' && header.test(one.name))

/** Those that say they take a key; where a backend of ours says nothing of it, all that make rows do. */
function repeatable(surface: Surface): readonly Resource[] {
  const plain = surface.resources.filter(
    ({ create }) =>
      create !== null && takesJson(create) && keysOf(create.path).length === 0 && create !== surface.accounts.signUp,
  )
  const declared = plain.filter(({ create }) => create !== null && declares(create))
  return declared.length > 0 || !surface.built ? declared : plain
}

const repeated: Attack = {
  id: 'C15',
  title: 'The same request under one Idempotency-Key makes one row; another body under it is refused with 422',
  maps: ['ASVS 2.3.3'],
  aftermath: 'writing',
  applies: (surface) => (repeatable(surface).length > 0 ? null : 'no operation takes an Idempotency-Key'),
  async run(world) {
    const trial = new Trial()
    const caller = await world.alice()
    for (const { create, list } of repeatable(world.surface)) {
      if (create === null) continue
      const body = await world.body(create, caller)
      const headers = { 'idempotency-key': unique().padEnd(24, '0') }
      const first = await world.patiently(() => world.call(create, caller, { body, headers }))
      if (!ok(first)) continue
      const before = list === null ? null : totalOf(await world.call(list, caller))
      const second = await world.call(create, caller, { body, headers })
      trial.check(
        second,
        second.status === first.status && keyOf(second, 'id') === keyOf(first, 'id'),
        `${create.id} makes a second row`,
      )
      const after = list === null ? null : totalOf(await world.call(list, caller))
      if (before !== null && after !== null)
        trial.fact(before === after, 'the list grew', `${before} rows, then ${after}`)
      const other = await world.call(create, caller, { body: await differing(world, create, body), headers })
      trial.check(other, other.status === 422 || other.status === 409, 'another body under the same key is taken')
    }
    if (trial.checks === 0) throw new NotTried('no operation with a key takes a plain valid body of an ordinary user')
    return trial.outcome('one key makes one row')
  },
}

/** A valid body with one text that is not the same. */
async function differing(world: World, create: Operation, body: unknown): Promise<unknown> {
  const fresh = await world.body(create, await world.alice())
  return JSON.stringify(fresh) !== JSON.stringify(body) || !isObject(body) ? fresh : { ...body, zz_other: 'x' }
}

const limited = /^(stock|quantity|remaining|available|seats|balance|credits|uses_left|tickets)$/i
const spending = /\/(buy|purchase|order|reserve|book|redeem|claim|withdraw|take|consume|spend|checkout|decrement)\/?$/i

interface Spendable {
  readonly resource: Resource
  readonly spend: Operation
  readonly member: string
}

function spendable({ resources, backend }: Surface): readonly Spendable[] {
  return resources.flatMap((resource) => {
    const spend = resource.onRow.find(({ method, path }) => method === 'post' && spending.test(path))
    const member =
      resource.create === null
        ? undefined
        : Object.keys(membersOf(backend, resource.create)).find((name) => limited.test(name))
    const shows = resource.read !== null && member !== undefined && member in answered(backend, resource.read)
    return spend !== undefined && member !== undefined && shows ? [{ resource, spend, member }] : []
  })
}

const FEW = 3
const MANY = 12

const overdrawn: Attack = {
  id: 'C16',
  title: 'What is limited never falls below nothing, however many take of it at once',
  maps: ['ASVS 2.3.4'],
  aftermath: 'writing',
  applies: (surface) => (spendable(surface).length > 0 ? null : 'no operation takes from a limited quantity'),
  async run(world) {
    const trial = new Trial()
    const caller = await world.alice()
    for (const { resource, spend, member } of spendable(world.surface)) {
      const { create, read } = resource
      if (create === null || read === null) continue
      const maker = ok(await world.call(create, caller, { members: { [member]: FEW } }))
        ? caller
        : (world.admin() ?? caller)
      const made = await world.call(create, maker, { members: { [member]: FEW } })
      const key = keyOf(made, 'id')
      if (!ok(made) || key === null) throw new NotTried(`no row could be made: ${exchangeLine(made)}`)
      const keys = { [keysOf(spend.path).at(-1)?.name ?? 'id']: key }
      const answers: readonly Answer[] = await Promise.all(
        Array.from({ length: MANY }, () => world.call(spend, caller, { keys })),
      )
      const left = Number(
        single(await world.call(read, caller, { keys: { [keysOf(read.path).at(-1)?.name ?? 'id']: key } }))[member],
      )
      const good = answers.filter(ok).length
      trial.fact(
        left >= 0 && good <= FEW,
        'more was taken than was there',
        `${good} of ${MANY} succeed with ${FEW} there; ${left} are left`,
      )
    }
    return trial.outcome('no more is taken than is there')
  },
}

export const attacks: readonly Attack[] = [duplicates, repeated, overdrawn]
