import { isObject, type Json } from '../../../kernel/json.ts'
import type { JsonSchema, Operation } from '../../../model/index.ts'
import type { Attack } from '../attack.ts'
import { exampleOf } from '../contract/example.ts'
import { fieldsOf } from '../../../model/contract/schema.ts'
import { Trial } from '../trial.ts'
import { JSON_TYPE, answered, membersOf, schemasOf, takesJson } from '../surface/bodies.ts'
import type { Surface } from '../surface/surface.ts'
import { type Answer, ok } from '../wire/send.ts'
import { shown } from '../wire/shown.ts'
import type { Caller } from '../world/caller.ts'
import { single } from '../world/payload.ts'
import { newEmail, newPassword, signUpBody } from '../world/people.ts'
import type { World } from '../world/world.ts'

/** Operations of ordinary callers that write what a JSON body says. */
const writing = ({ operations, accounts }: Surface): readonly Operation[] =>
  operations.filter((one) => {
    const speaking = [
      accounts.login,
      accounts.refresh,
      accounts.logout,
      accounts.reset,
      accounts.forgot,
      accounts.verify,
      accounts.changePassword,
    ]
    return ['post', 'put', 'patch'].includes(one.method) && takesJson(one) && !speaking.includes(one)
  })

const hasBodies = (surface: Surface): string | null =>
  writing(surface).length > 0 ? null : 'no operation writes what a JSON body says'

/** Members no caller decides on, with values that would be worth having. */
const coveted: Readonly<Record<string, unknown>> = {
  role: 'admin',
  roles: ['admin'],
  is_superuser: true,
  is_admin: true,
  is_staff: true,
  id: '7b6cbb9e-4f5a-4c1c-9df0-6a1d0b0f8d11',
  owner_id: '7b6cbb9e-4f5a-4c1c-9df0-6a1d0b0f8d12',
  user_id: '7b6cbb9e-4f5a-4c1c-9df0-6a1d0b0f8d13',
  tenant_id: '7b6cbb9e-4f5a-4c1c-9df0-6a1d0b0f8d14',
  created_at: '2001-01-01T00:00:00Z',
  email_verified: true,
}

const owners = /^(owner|user|person|author|creator|created_by|customer|seller)(_id)?$/
const powers = /^(roles?|is_(superuser|admin|staff))$/

/** What the answer shows and the body must not say. */
async function planted(world: World, operation: Operation): Promise<Json> {
  const { backend } = world.surface
  const allowed = membersOf(backend, operation)
  const shownOnly = Object.entries(answered(backend, operation)).filter(([name]) => !(name in allowed))
  const examples = shownOnly
    .filter(([name]) => !(name in coveted))
    .map(([name, schema]) => [name, exampleOf(schema, schemasOf(backend, operation), name)] as const)
  // What makes somebody powerful is nothing to give oneself, even where the contract offers it.
  const oneself = /\/(me|users\/\{\w+\}|register|sign-?up)\/?$/.test(operation.path)
  const wanted = Object.entries(coveted).filter(([name]) => !(name in allowed) || (oneself && powers.test(name)))
  const { id } = await world.bob().catch(() => ({ id: null }))
  // A key of nobody may be refused for that alone.
  const members = [...examples, ...wanted].map(([name, value]) => [
    name,
    id !== null && typeof value === 'string' && owners.test(String(name)) ? id : value,
  ])
  return Object.fromEntries(members) as Json
}

const assignment: Attack = {
  id: 'B09',
  title: 'Roles, owners, keys and times in a body are refused with 422, or change nothing',
  maps: ['API3', 'ASVS 15.3.3'],
  aftermath: 'writing',
  applies: hasBodies,
  async run(world) {
    const trial = new Trial()
    for (const operation of writing(world.surface)) {
      const members = await planted(world, operation)
      const refused = await plant(world, trial, operation, members)
      // One that is refused hides what would become of the others.
      if (refused)
        for (const [name, value] of Object.entries(members)) await plant(world, trial, operation, { [name]: value })
    }
    return trial.outcome(`${trial.checks} requests that plant something change nothing`, `${trial.checks} requests`)
  },
}

/** Sends a body with more than it should hold; true where that is refused as invalid. */
async function plant(world: World, trial: Trial, operation: Operation, members: Json): Promise<boolean> {
  const caller = await callerOf(world, operation)
  const answer = await world.settled(async () =>
    world.call(operation, caller, await extended(world, operation, members)),
  )
  const refused = answer.status === 422 || answer.status === 400
  if (ok(answer)) {
    const row = single(answer)
    const usual = single(await plainly(world, operation, caller))
    const taken = Object.keys(members).filter(
      (name) => name in row && same(row[name], members[name]) && !same(usual[name], members[name]),
    )
    trial.check(
      answer,
      taken.length === 0 && !world.surface.built,
      taken.length > 0 ? `${taken.join(', ')} is taken from the body` : 'it is not refused with 422',
    )
  } else if (refused) trial.check(answer, true, '')
  else if (answer.status >= 500) trial.check(answer, false, 'it breaks')
  else if (![401, 403, 404].includes(answer.status)) trial.note(`undecided: ${operation.id} answers ${answer.status}`)
  return refused
}

/** What it answers to a request that plants nothing: a value that is there anyway was not taken from the body. */
async function plainly(world: World, operation: Operation, caller: Caller | null): Promise<Answer> {
  return world.settled(async () => world.call(operation, caller, await extended(world, operation, {})))
}

/** A time that was read back need not be written as it was sent. */
function same(a: unknown, b: unknown): boolean {
  if (typeof a === 'string' && typeof b === 'string' && /^\d{4}-/.test(a)) return Date.parse(a) === Date.parse(b)
  return JSON.stringify(a) === JSON.stringify(b)
}

async function callerOf(world: World, operation: Operation): Promise<Caller | null> {
  const { signUp } = world.surface.accounts
  return operation === signUp ? null : world.alice()
}

async function extended(
  world: World,
  operation: Operation,
  members: Json,
): Promise<{ readonly members?: Json; readonly body?: Json }> {
  if (operation === world.surface.accounts.signUp)
    return { body: { ...signUpBody(world, newEmail(), newPassword()), ...members } }
  return { members }
}

const unknownMember: Attack = {
  id: 'B10',
  title: 'A member the contract does not know is refused with 422',
  maps: ['ASVS 2.2.1'],
  aftermath: 'writing',
  applies: hasBodies,
  async run(world) {
    const trial = new Trial()
    for (const operation of writing(world.surface)) {
      const caller = await callerOf(world, operation)
      const answer = await world.settled(async () =>
        world.call(operation, caller, await extended(world, operation, { zz_unknown: 'x' })),
      )
      if (ok(answer) && !world.surface.built) trial.check(answer, !answer.text.includes('zz_unknown'), 'it is kept')
      else if (ok(answer)) trial.check(answer, false, 'it is not refused with 422')
      else if (answer.status === 422 || answer.status >= 500) trial.check(answer, answer.status === 422, 'it breaks')
    }
    if (!world.surface.built) trial.note('ignoring it passes too, in a backend this tool has not written')
    return trial.outcome(`${trial.checks} operations refuse it or let it fall`, `${trial.checks} operations`)
  },
}

const internal =
  /passw|(^|_)(salt|private_key|totp|otp_secret|mfa_secret|client_secret)(_|$)|^hashed_|(token|key|secret|pin)_hash$|^secret$/i
const stored = /\$argon2|\$2[aby]\$\d\d\$|pbkdf2_sha|\$scrypt/

const leaks: Attack = {
  id: 'B11',
  title: 'No answer holds a password, a hash or a secret',
  maps: ['API3', 'ASVS 15.3.1'],
  aftermath: 'writing',
  applies: ({ operations }) => (operations.length > 0 ? null : 'it has no operations'),
  async run(world) {
    const trial = new Trial()
    const caller = await world.alice()
    const once = toldOnce(world)
    for (const operation of world.surface.operations.filter((one) => !once.includes(one))) {
      trial.fact(
        !declares(world, operation),
        `${operation.id} promises internal fields`,
        `${operation.id}: ${declares(world, operation) ?? 'nothing internal in its schema'}`,
      )
      if (operation.method === 'get')
        await world.call(operation, caller, { keys: await world.keys(operation, caller).catch(() => ({})) })
    }
    // Everything that was answered so far counts, whoever asked.
    const isTold = ({ request: { method, path } }: Answer): boolean =>
      once.some((one) => one.method.toUpperCase() === method && one.path === path.split('?')[0])
    for (const answer of world.answers.filter((one) => ok(one) && !isTold(one))) {
      const found = inside(answer.json) ?? stored.exec(answer.text)?.[0]
      trial.fact(
        found === undefined,
        `an answer holds ${found ?? ''}`,
        `${answer.request.method} ${shown(answer.request.path)} -> ${answer.status}`,
      )
    }
    return trial.outcome(
      `${world.answers.length} answers and ${world.surface.operations.length} schemas hold nothing internal`,
      `${world.answers.length} answers`,
    )
  },
}

/** What makes something with a secret of its own must tell it once; nothing else may tell it again. */
const toldOnce = (world: World): readonly Operation[] =>
  world.surface.operations.filter(
    (one) =>
      one.method === 'post' &&
      one === world.surface.resources.find(({ create }) => create === one)?.create &&
      /(^|\.)secret$/.test(declares(world, one) ?? ''),
  )

function declares(world: World, operation: Operation): string | undefined {
  const schemas = schemasOf(world.surface.backend, operation)
  const good = operation.responses.filter(({ status }) => status.startsWith('2'))
  const fields = good.flatMap(({ content }) =>
    content[JSON_TYPE] === undefined ? [] : fieldsOf(content[JSON_TYPE], schemas),
  )
  return fields.find(({ path, schema }) => isInternal(String(path.at(-1)), schema))?.path.join('.')
}

const isInternal = (name: string, schema: JsonSchema): boolean => internal.test(name) && schema['type'] !== 'boolean'

/** The name of a member that should not be there, at any depth. */
function inside(value: unknown): string | undefined {
  if (Array.isArray(value)) return value.map(inside).find((one) => one !== undefined)
  if (!isObject(value)) return undefined
  for (const [name, inner] of Object.entries(value)) {
    if (internal.test(name) && typeof inner === 'string' && inner !== '') return name
    const below = inside(inner)
    if (below !== undefined) return below
  }
  return undefined
}

export const attacks: readonly Attack[] = [assignment, unknownMember, leaks]
