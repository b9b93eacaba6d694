import type { Operation } from '../../../model/index.ts'
import { NotTried, type Attack } from '../attack.ts'
import { needs } from '../applies.ts'
import { Trial } from '../trial.ts'
import { resolved } from '../../../model/contract/schema.ts'
import { membersOf, schemasOf } from '../surface/bodies.ts'
import { there, userCall } from '../accounts/deeds.ts'
import type { Surface } from '../surface/surface.ts'
import { type Answer, ok } from '../wire/send.ts'
import { exchangeLine } from '../wire/shown.ts'
import type { Caller } from '../world/caller.ts'
import type { World } from '../world/world.ts'
import { keysOf } from '../surface/resources.ts'

/** Paths that are meant for administrators, whether or not anybody asks who comes. */
const saysSo = /\/(admin|administration|management|backoffice|internal|staff)(\/|$)/i

/** Operations that ask for a role before they look at anything else, or whose path says so. */
const administrative = ({ secured, demands }: Surface): readonly Operation[] =>
  secured.filter(({ id, access, path }) => {
    if (id in demands) return true
    const demanded = access.checks.some(
      ({ kind, chain }) => kind === 'authorization' && chain[0]?.what.startsWith('depends on') === true,
    )
    return saysSo.test(path) || (access.roles.length > 0 && (demanded || access.checks.length === 0))
  })

const functions: Attack = {
  id: 'B07',
  title: 'Operations of administrators are refused to ordinary users with 403',
  maps: ['API5', 'ASVS 8.2.1'],
  aftermath: 'writing',
  applies: (surface) => (administrative(surface).length > 0 ? null : 'no operation asks for a role'),
  async run(world) {
    const trial = new Trial()
    const caller = await world.alice()
    const beyond = administrative(world.surface).filter((one) => !opens(world.surface, one, caller.role ?? ''))
    for (const operation of beyond)
      for (const keys of await accounts(world, operation, caller)) {
        const answer = await world.call(operation, caller, { keys })
        const hiddenRow = answer.status === 404 && keysOf(operation.path).length > 0
        trial.check(answer, answer.status === 403 || hiddenRow, `${operation.id} is not refused with 403`)
      }
    if (beyond.length === 0) trial.note('every operation that asks for a role asks for the one it was tried with')
    return trial.outcome(`${beyond.length} operations of other roles answer 403`, `${beyond.length} operations`)
  },
}

const opens = ({ demands }: Surface, { id, access }: Operation, role: string): boolean =>
  (demands[id] ?? access.roles).includes(role)

/** Somebody else's account, and the caller's own, wherever the operation takes one. */
async function accounts(
  world: World,
  operation: Operation,
  caller: Caller,
): Promise<readonly Readonly<Record<string, string>>[]> {
  const key = keysOf(operation.path).find(({ collection }) => collection.endsWith('users'))
  if (key === undefined) return [{}]
  const ids = [(await world.bob()).id, caller.id].filter((id) => id !== null)
  return ids.length === 0 ? [{}] : ids.map((id) => ({ [key.name]: id }))
}

const overrides = ['x-http-method-override', 'x-http-method', 'x-method-override']

const methods: Attack = {
  id: 'B08',
  title: 'Methods a path does not have are refused, and none comes in by a header',
  maps: ['API5', 'ASVS 4.1.4'],
  aftermath: 'writing',
  applies: ({ operations }) => (operations.length > 0 ? null : 'it has no operations'),
  async run(world) {
    const trial = new Trial()
    const caller = await world.alice()
    for (const path of new Set(world.surface.operations.map((one) => one.path))) {
      const known = world.surface.operations.filter((one) => one.path === path)
      const sample = known[0]
      if (sample === undefined || shadowed(world.surface, path)) continue
      const { path: filled } = await world.request(sample, caller)
      for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']) {
        if (known.some((one) => one.method.toUpperCase() === method)) continue
        const answer = await world.send({ method, path: filled.split('?')[0] ?? filled, headers: caller.headers })
        trial.check(answer, [401, 403, 404, 405, 501].includes(answer.status), `${method} is not refused`)
      }
    }
    await overridden(world, trial)
    return trial.outcome(`${trial.checks} methods nobody declared are refused`, `${trial.checks} checks`)
  },
}

/** `/users/me` may answer to the methods of `/users/{id}`. */
const shadowed = ({ operations }: Surface, path: string): boolean =>
  operations.some(
    (one) => one.path !== path && new RegExp(`^${one.path.replaceAll(/\{[^}]+\}/g, '[^/]+')}$`).test(path),
  )

/** Asks to look at a row, and to delete it by a header. */
async function overridden(world: World, trial: Trial): Promise<void> {
  const caller = await world.alice()
  for (const { read, onRow } of world.surface.resources) {
    if (read === null || !onRow.some(({ method }) => method === 'delete')) continue
    const keys = await world.keys(read, caller).catch(() => null)
    if (keys === null || !ok(await world.call(read, caller, { keys }))) continue
    for (const header of overrides) {
      await world.call(read, caller, { keys, headers: { [header]: 'DELETE' } })
      const answer = await world.call(read, caller, { keys })
      if (!trial.check(answer, ok(answer), `${header} deletes what was only to be shown`)) return world.forget(caller)
    }
    return
  }
}

const demoted: Attack = {
  id: 'B12',
  title: 'Whoever loses a role loses its rights with the next request',
  maps: ['ASVS 8.3.2'],
  aftermath: 'writing',
  applies: (surface) =>
    (roleOperation(surface) === null ? needs('changeUser')(surface) : null) ??
    (administrative(surface).length > 0 ? null : 'no operation asks for a role'),
  async run(world) {
    const operation = roleOperation(world.surface) ?? there(world.surface.accounts.changeUser, 'to change users')
    const admin = world.admin()
    if (admin === null) throw new NotTried('no administrator is named')
    const roles = roleSwitch(world, operation, admin.role)
    if (roles === null) throw new NotTried('nothing in the body of that operation gives a role')
    const caller = await world.fresh()
    if (caller.id === null) throw new NotTried('the key of a new user is told nowhere')
    const guarded = (await guardedBy(world, admin, caller)) ?? roleOperation(world.surface)
    if (guarded === null) throw new NotTried('no operation of administrators can be read without a key')
    // Where nothing else is for administrators alone, giving roles is.
    const tried = (): Promise<Answer> =>
      guarded === operation
        ? userCall(world, operation, caller, caller.id ?? '', roles.up)
        : world.call(guarded, caller)
    const given = await userCall(world, operation, admin, caller.id, roles.up)
    const asAdmin = await tried()
    if (!ok(asAdmin)) throw new NotTried(`the role could not be given: ${exchangeLine(given)}`)
    const taken = await userCall(world, operation, admin, caller.id, roles.down)
    if (!ok(taken)) throw new NotTried(`the role could not be taken: ${exchangeLine(taken)}`)
    const trial = new Trial()
    const answer = await tried()
    trial.check(answer, [401, 403].includes(answer.status), 'the right outlives the role')
    return trial.outcome(`the next request answers ${answer.status}`)
  },
}

/** An operation that an administrator may read, and an ordinary user may not. */
async function guardedBy(world: World, admin: Caller, caller: Caller): Promise<Operation | null> {
  const candidates = administrative(world.surface).filter(
    (one) => one.method === 'get' && keysOf(one.path).length === 0 && !opens(world.surface, one, caller.role ?? ''),
  )
  for (const one of candidates) if (ok(await world.call(one, admin))) return one
  return null
}

/** An operation for nothing but the role of a user. */
const roleOperation = ({ secured }: Surface): Operation | null =>
  secured.find(({ method, path }) => /^(put|patch)$/.test(method) && /\/users\/\{[^}]+\}\/roles?\/?$/.test(path)) ??
  null

function roleSwitch(
  world: World,
  operation: Operation,
  adminRole: string | null,
): { readonly up: unknown; readonly down: unknown } | null {
  const members = membersOf(world.surface.backend, operation)
  const flag = Object.keys(members).find((name) => /^is_(super_?user|admin|staff)$/i.test(name))
  if (flag !== undefined) return { up: { [flag]: true }, down: { [flag]: false } }
  const name = ['role', 'value'].find((one) => members[one] !== undefined)
  if (name === undefined) return null
  const choices = resolved(members[name]!, schemasOf(world.surface.backend, operation))['enum']
  const words = Array.isArray(choices) ? (choices as string[]) : []
  const high =
    words.find((word) => word === adminRole) ?? words.find((word) => /admin|owner|super/i.test(word)) ?? adminRole
  const low = words.findLast((word) => word !== high) ?? 'user'
  return high === null
    ? null
    : { up: { [name]: high }, down: { [name]: words.find((word) => /^(user|member)$/i.test(word)) ?? low } }
}

export const attacks: readonly Attack[] = [functions, methods, demoted]
