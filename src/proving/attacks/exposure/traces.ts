import type { JsonSchema, Operation } from '../../../model/index.ts'
import { type Strangers, isPrivate, strangersOf } from '../access/strangers.ts'
import { NotTried, type Attack } from '../attack.ts'
import { always, needs } from '../applies.ts'
import { deleteAccount } from '../accounts/deeds.ts'
import { askForReset } from '../accounts/resets.ts'
import { Trial } from '../trial.ts'
import { unique } from '../contract/example.ts'
import { bodyFields, takesJson } from '../surface/bodies.ts'
import { keysOf } from '../surface/resources.ts'
import { writtenTables } from '../surface/surface.ts'
import { withField } from '../../../model/contract/schema.ts'
import { ok } from '../wire/send.ts'
import { exchangeLine, shown } from '../wire/shown.ts'
import { tablesHolding } from '../world/database.ts'
import type { Caller } from '../world/caller.ts'
import { logIn, newPassword, session } from '../world/people.ts'
import { refusedWith401 } from '../tokens/credentials.ts'
import type { World } from '../world/world.ts'

const logs: Attack = {
  id: 'D08',
  title: 'What it logs holds no token, password or address, and nobody can write a line of it',
  maps: ['ASVS 16.2.5', 'ASVS 16.4.1'],
  aftermath: 'writing',
  applies: always,
  async run(world) {
    const trial = new Trial()
    const caller = await world.alice()
    const line = `architect-canary-${unique()}`
    const split = `x\r\n${line} INFO made up`
    for (const operation of world.surface.operations.filter(({ method }) => method === 'get').slice(0, 5)) {
      const { path } = await world.request(operation, caller)
      await world.send({
        method: 'GET',
        path: `${path}${path.includes('?') ? '&' : '?'}q=${encodeURIComponent(split)}`,
        headers: { ...caller.headers, 'user-agent': 'x' },
      })
    }
    await world.send({ method: 'GET', path: `/${encodeURIComponent(split)}` })
    const entered = await tellSecrets(world, caller, split)
    await new Promise((resolve) => setTimeout(resolve, 200))
    const written = world.target.output()
    if (written.length === 0) throw new NotTried('nothing it writes is seen here')
    for (const [what, secret] of secretsOf(caller, entered)) {
      const spelt = [secret, encodeURIComponent(secret)]
      const found = written.find((text) => spelt.some((one) => text.includes(one)))
      trial.fact(
        found === undefined,
        `${what} stands in the log`,
        found === undefined
          ? `${what}: in none of ${written.length} lines`
          : shown(spelt.reduce((text, one) => text.replaceAll(one, `${secret.slice(0, 4)}…`), found)),
      )
    }
    const forged = written.find((text) => text.trimStart().startsWith(line))
    trial.fact(
      forged === undefined,
      'a request writes a line of the log',
      shown(forged ?? 'no line begins with what was sent'),
    )
    return trial.outcome(`${written.length} lines hold nothing of it`, `${written.length} lines`)
  },
}

/** Has it hear an address, passwords and tokens: right ones, and some with line breaks. */
async function tellSecrets(world: World, caller: Caller, split: string): Promise<Caller | null> {
  const { login, forgot } = world.surface.accounts
  if (caller.email === null || login === null) return null
  await logIn(world, caller.email, split)
  if (forgot !== null) await askForReset(world, caller.email)
  if (caller.password === null) return null
  const answer = await world.patiently(() => logIn(world, caller.email ?? '', caller.password ?? ''))
  return session(answer, caller.email, caller.password)
}

function secretsOf(caller: Caller, entered: Caller | null): readonly (readonly [string, string])[] {
  const all: readonly (readonly [string, string | null | undefined])[] = [
    ['an access token', caller.token],
    ['an access token', entered?.token],
    ['a refresh token', entered?.refresh ?? caller.refresh],
    ['a password', caller.password],
    ['an address', caller.email],
  ]
  return all.filter((pair): pair is readonly [string, string] => typeof pair[1] === 'string' && pair[1].length > 5)
}

const erased: Attack = {
  id: 'D09',
  title: 'An erased account is found in no table, and its token is refused with 401',
  maps: ['ASVS 14.2.7'],
  aftermath: 'writing',
  applies: needs('deleteMe'),
  async run(world) {
    const trial = new Trial()
    const caller = await world.fresh()
    const canary = `canary ${unique()}`
    await leaveTraces(world, trial, caller, canary)
    const before = await holding(world, [caller.email ?? '', canary])
    if (before.length === 0) throw new NotTried('its database shows nothing of an account')
    const gone = await deleteAccount(world, caller)
    if (!ok(gone)) throw new NotTried(`the account could not be deleted: ${exchangeLine(gone)}`)
    trial.check(...refusedWith401(await world.call(world.probe, caller)))
    await world.target.people?.erase?.(caller.id ?? '')
    const after = await holding(world, [caller.email ?? '', canary])
    trial.fact(
      after.length === 0,
      `it is still found in ${after.join(', ')}`,
      `before in ${before.join(', ')}; afterwards in ${after.join(', ') || 'none'}`,
    )
    trial.check(...refusedWith401(await world.call(world.probe, caller)))
    if (world.surface.accounts.login !== null) {
      const again = await world.patiently(() => logIn(world, caller.email ?? '', caller.password ?? newPassword()))
      trial.check(again, !ok(again), 'it can log in again')
    }
    return trial.outcome(`what stood in ${before.join(', ')} is gone`)
  },
}

async function holding(world: World, texts: readonly string[]): Promise<readonly string[]> {
  const found = await Promise.all(texts.map((text) => tablesHolding(world.target, text)))
  return [...new Set(found.flat())]
}

/** Rows of the account's own, with a text of it in every field that takes one. */
async function leaveTraces(world: World, trial: Trial, caller: Caller, canary: string): Promise<void> {
  const stranger = await world.bob()
  for (const strangers of await strangersOf(world, caller, stranger, () => {}).catch(() => [])) {
    const { create } = strangers.resource
    if (create === null || !takesJson(create) || !(await isPrivate(world, strangers))) continue
    if (outlives(world, create)) {
      trial.note(`rows of ${strangers.resource.collection} stay by their foreign key, without the person`)
      continue
    }
    const body = await filledWith(world, create, caller, canary)
    // What was answered under a key may be kept, to be answered again.
    const headers = { 'idempotency-key': unique().padEnd(24, '0') }
    const made = await world.call(create, caller, { body, headers })
    if (!ok(made)) await overwritten(world, caller, strangers, canary)
  }
}

async function filledWith(world: World, operation: Operation, caller: Caller, canary: string): Promise<unknown> {
  const plain = bodyFields(world.surface.backend, operation).filter(({ schema }) => isPlain(schema))
  return plain.reduce((body, { path }) => withField(body, path, canary), await world.body(operation, caller))
}

/** Where there may be one row only, it is changed. */
async function overwritten(world: World, caller: Caller, { resource, row }: Strangers, canary: string): Promise<void> {
  const change = resource.onRow.find(({ method, path }) => /^(patch|put)$/.test(method) && path.endsWith('}'))
  if (change === undefined || !takesJson(change)) return
  const keys = { ...(await world.keys(change, caller)), [keysOf(change.path).at(-1)?.name ?? 'id']: row.key }
  await world.call(change, caller, { keys, body: await filledWith(world, change, caller, canary) })
}

/** In a backend of ours, what is to go with a person says so in its foreign key; all else stays, and names nobody. */
function outlives({ surface, target }: World, create: Operation): boolean {
  const table = target.people?.table
  if (table === undefined) return false
  return !writtenTables(surface, create).some(({ foreignKeys }) =>
    foreignKeys.some(
      (key) => key.references.table.split('.').at(-1) === table && key.onDelete?.toUpperCase() === 'CASCADE',
    ),
  )
}

const isPlain = (schema: JsonSchema): boolean =>
  schema['type'] === 'string' && !('format' in schema) && !('enum' in schema) && !('pattern' in schema)

export const attacks: readonly Attack[] = [erased, logs]
