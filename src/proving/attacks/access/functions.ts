import type { Operation } from '../../../model/index.ts'
import { NotTried, type Attack } from '../attack.ts'
import { needs } from '../applies.ts'
import { Trial } from '../trial.ts'
import { isSecured, membersOf } from '../surface/bodies.ts'
import { there, userCall } from '../accounts/deeds.ts'
import type { Surface } from '../surface/surface.ts'
import { ok } from '../wire/send.ts'
import { exchangeLine } from '../wire/shown.ts'
import type { World } from '../world/world.ts'
import { keysOf } from '../surface/resources.ts'

/** Operations that ask for a role before they look at anything else. */
const administrative = ({ secured }: Surface): readonly Operation[] =>
  secured.filter(({ access }) => {
    const demanded = access.checks.some(
      ({ kind, chain }) => kind === 'authorization' && chain[0]?.what.startsWith('depends on') === true,
    )
    return access.roles.length > 0 && (demanded || access.checks.length === 0)
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
    const beyond = administrative(world.surface).filter(({ access }) => !access.roles.includes(caller.role ?? ''))
    for (const operation of beyond) {
      const answer = await world.call(operation, caller, { keys: await foreignUser(world, operation) })
      const hiddenRow = answer.status === 404 && keysOf(operation.path).length > 0
      trial.check(answer, answer.status === 403 || hiddenRow, `${operation.id} is not refused with 403`)
    }
    if (beyond.length === 0) trial.note('every operation that asks for a role asks for the one it was tried with')
    return trial.outcome(`${beyond.length} operations of other roles answer 403`, `${beyond.length} operations`)
  },
}

/** Somebody else's account, wherever the operation takes one. */
async function foreignUser(world: World, operation: Operation): Promise<Readonly<Record<string, string>>> {
  const key = keysOf(operation.path).find(({ collection }) => collection.endsWith('users'))
  if (key === undefined) return {}
  const { id } = await world.bob()
  return id === null ? {} : { [key.name]: id }
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
    needs('changeUser')(surface) ?? (administrative(surface).length > 0 ? null : 'no operation asks for a role'),
  async run(world) {
    const operation = there(world.surface.accounts.changeUser, 'to change users')
    const admin = world.admin()
    if (admin === null) throw new NotTried('no administrator is named')
    const roles = roleSwitch(world, operation, admin.role)
    if (roles === null) throw new NotTried('nothing in the body of that operation gives a role')
    const caller = await world.fresh()
    if (caller.id === null) throw new NotTried('the key of a new user is told nowhere')
    const guarded = administrative(world.surface).find(
      ({ method, path }) => method === 'get' && keysOf(path).length === 0,
    )
    if (guarded === undefined) throw new NotTried('no operation of administrators can be read without a key')
    const given = await userCall(world, operation, admin, caller.id, roles.up)
    const asAdmin = await world.call(guarded, caller)
    if (!ok(asAdmin)) throw new NotTried(`the role could not be given: ${exchangeLine(given)}`)
    const taken = await userCall(world, operation, admin, caller.id, roles.down)
    if (!ok(taken)) throw new NotTried(`the role could not be taken: ${exchangeLine(taken)}`)
    const trial = new Trial()
    const answer = await world.call(guarded, caller)
    trial.check(answer, [401, 403].includes(answer.status), 'the right outlives the role')
    return trial.outcome(`the next request answers ${answer.status}`)
  },
}

function roleSwitch(
  world: World,
  operation: Operation,
  adminRole: string | null,
): { readonly up: unknown; readonly down: unknown } | null {
  const members = membersOf(world.surface.backend, operation)
  const flag = Object.keys(members).find((name) => /^is_(super_?user|admin|staff)$/i.test(name))
  if (flag !== undefined) return { up: { [flag]: true }, down: { [flag]: false } }
  const choices = members['role']?.['enum']
  if (members['role'] === undefined) return null
  const words = Array.isArray(choices) ? (choices as string[]) : []
  const high =
    words.find((word) => word === adminRole) ?? words.find((word) => /admin|owner|super/i.test(word)) ?? adminRole
  const low = words.findLast((word) => word !== high) ?? 'user'
  return high === null
    ? null
    : { up: { role: high }, down: { role: words.find((word) => /^(user|member)$/i.test(word)) ?? low } }
}

const apiKeys = ({ operations }: Surface): Operation | null =>
  operations.find(({ method, path }) => method === 'post' && /api-?_?keys\/?$/i.test(path)) ?? null

const serviceKeys: Attack = {
  id: 'B13',
  title: 'A service key opens its scope only, dies when it is revoked, and is not taken from the query',
  maps: ['ASVS 14.2.1'],
  aftermath: 'writing',
  applies: (surface) => (apiKeys(surface) === null ? 'no operation makes API keys' : null),
  async run(world) {
    const trial = new Trial()
    const create = there(apiKeys(world.surface), 'to make API keys')
    const owner = world.admin() ?? (await world.alice())
    const made = await world.patiently(() => world.call(create, owner))
    const key = keyIn(made.text)
    const id = /"id"\s*:\s*"?([\w-]+)/.exec(made.text)?.[1]
    if (!ok(made) || key === null) throw new NotTried(`no key could be made: ${exchangeLine(made)}`)
    const header = headerOf(world)
    const scoped = world.surface.secured.filter(({ access }) => access.scopes.length > 0)
    const asked = Array.isArray(((await world.body(create, owner)) as { scopes?: unknown })?.scopes)
      ? ((await world.body(create, owner)) as { scopes: string[] }).scopes
      : []
    for (const operation of scoped.filter(({ access }) => !access.scopes.some((scope) => asked.includes(scope)))) {
      const answer = await world.call(operation, null, { headers: { [header]: key } })
      trial.check(answer, answer.status === 403, `${operation.id} is outside of its scope`)
    }
    const inQuery = await world.call(world.probe, null, { query: { api_key: key, key, [header]: key } })
    trial.check(inQuery, inQuery.status === 401, 'a key in the query is taken')
    const revoke = world.surface.operations.find(
      ({ method, path }) => method === 'delete' && /api-?_?keys\/\{/i.test(path),
    )
    if (revoke !== undefined && id !== undefined) {
      await world.call(revoke, owner, { keys: { [keysOf(revoke.path).at(-1)?.name ?? 'id']: id } })
      for (const operation of scoped.length > 0
        ? scoped.slice(0, 3)
        : world.surface.secured.filter(isSecured).slice(0, 1)) {
        const answer = await world.call(operation, null, { headers: { [header]: key } })
        trial.check(answer, answer.status === 401, 'a revoked key is taken')
      }
    }
    return trial.outcome('keys open their scope only, and nothing once revoked')
  },
}

const keyIn = (text: string): string | null =>
  /"(?:key|api_key|token|secret|plaintext)"\s*:\s*"([^"]{16,})"/.exec(text)?.[1] ?? null

function headerOf({ surface }: World): string {
  const schemes = surface.backend.api.applications.flatMap(({ securitySchemes }) => Object.values(securitySchemes))
  const scheme = schemes.find((one) => one['type'] === 'apiKey' && one['in'] === 'header')
  return typeof scheme?.['name'] === 'string' ? scheme['name'].toLowerCase() : 'x-api-key'
}

export const attacks: readonly Attack[] = [functions, methods, demoted, serviceKeys]
