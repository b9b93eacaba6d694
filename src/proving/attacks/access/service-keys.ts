import { isObject } from '../../../kernel/json.ts'
import type { Operation } from '../../../model/index.ts'
import { there } from '../accounts/deeds.ts'
import { NotTried, type Attack } from '../attack.ts'
import { keysOf } from '../surface/resources.ts'
import type { Surface } from '../surface/surface.ts'
import { Trial } from '../trial.ts'
import { type Answer, ok } from '../wire/send.ts'
import { exchangeLine } from '../wire/shown.ts'
import type { Caller } from '../world/caller.ts'
import { deep } from '../world/payload.ts'
import type { World } from '../world/world.ts'

const making = ({ operations }: Surface): Operation | null =>
  operations.find(({ method, path }) => method === 'post' && /api-?_?keys\/?$/i.test(path)) ?? null

const serviceKeys: Attack = {
  id: 'B13',
  title: 'A service key opens its scope only, dies when it is revoked, and is not taken from the query',
  maps: ['ASVS 14.2.1'],
  aftermath: 'writing',
  applies: (surface) => (making(surface) === null ? 'no operation makes API keys' : null),
  async run(world) {
    const trial = new Trial()
    const owner = world.admin() ?? (await world.alice())
    const key = await newKey(world, owner)
    const scoped = world.surface.secured.filter(({ access }) => access.scopes.length > 0)
    const within = scoped.filter(({ access }) => access.scopes.every((scope) => key.scopes.includes(scope)))
    const [inside] = within
    if (inside === undefined) trial.note('no operation asks for a scope of the key that was made')
    else {
      const opened = await world.call(inside, null, { headers: key.headers })
      if (!ok(opened)) throw new NotTried(`a new key does not open what it is for: ${exchangeLine(opened)}`)
    }
    for (const operation of scoped.filter((one) => !within.includes(one))) {
      const answer = await world.call(operation, null, { headers: key.headers })
      trial.check(answer, answer.status === 403, `${operation.id} opens to a key of another scope`)
    }
    if (world.surface.built) {
      const answer = await world.call(world.probe, null, { headers: key.headers })
      trial.check(answer, [401, 403].includes(answer.status), `${world.probe.id} asks for no scope, and opens to a key`)
    }
    const inQuery = await world.call(inside ?? world.probe, null, { query: { api_key: key.text, key: key.text } })
    trial.check(inQuery, inQuery.status === 401, 'a key in the query is taken')
    if (inside !== undefined && (await revoked(world, owner, key.id))) {
      const answer = await world.call(inside, null, { headers: key.headers })
      trial.check(answer, answer.status === 401, 'a revoked key is taken')
    }
    return trial.outcome('keys open their scope only, and nothing once revoked')
  },
}

interface Key {
  readonly text: string
  readonly id: string | null
  readonly scopes: readonly string[]
  readonly headers: Readonly<Record<string, string>>
}

async function newKey(world: World, owner: Caller): Promise<Key> {
  const create = there(making(world.surface), 'to make API keys')
  const body = await world.body(create, owner)
  const made: Answer = await world.patiently(() => world.call(create, owner, { body }))
  const text = deep(made.json, ['key', 'api_key', 'token', 'secret', 'plaintext'])
  if (!ok(made) || text === null) throw new NotTried(`no key could be made: ${exchangeLine(made)}`)
  const scopes = isObject(body) && Array.isArray(body['scopes']) ? (body['scopes'] as unknown[]).map(String) : []
  return { text, id: deep(made.json, ['id']), scopes, headers: { [headerOf(world)]: text } }
}

async function revoked(world: World, owner: Caller, id: string | null): Promise<boolean> {
  const revoke = world.surface.operations.find(
    ({ method, path }) => method === 'delete' && /api-?_?keys\/\{/i.test(path),
  )
  if (revoke === undefined || id === null) return false
  return ok(await world.call(revoke, owner, { keys: { [keysOf(revoke.path).at(-1)?.name ?? 'id']: id } }))
}

function headerOf({ surface }: World): string {
  const schemes = surface.backend.api.applications.flatMap(({ securitySchemes }) => Object.values(securitySchemes))
  const inHeaders = schemes.filter((one) => one['type'] === 'apiKey' && one['in'] === 'header')
  const scheme = inHeaders.find((one) => /key/i.test(String(one['name']))) ?? inHeaders[0]
  return typeof scheme?.['name'] === 'string' ? scheme['name'].toLowerCase() : 'x-api-key'
}

export const attacks: readonly Attack[] = [serviceKeys]
