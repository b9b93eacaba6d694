import { NotTried, type Attack } from '../attack.ts'
import { always, needs } from '../applies.ts'
import { deleteAccount } from '../accounts/deeds.ts'
import { Trial } from '../trial.ts'
import { unique } from '../contract/example.ts'
import { bodyFields, takesJson } from '../surface/bodies.ts'
import { withField } from '../contract/schema.ts'
import { ok } from '../wire/send.ts'
import { exchangeLine, shown } from '../wire/shown.ts'
import { tablesHolding } from '../world/database.ts'
import { logIn, newPassword } from '../world/people.ts'
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
    if (world.surface.accounts.login !== null) await logIn(world, caller.email ?? 'nobody@example.com', split)
    await new Promise((resolve) => setTimeout(resolve, 200))
    const written = world.target.output()
    if (written.length === 0) throw new NotTried('nothing it writes is seen here')
    for (const [what, secret] of secretsOf(world, caller)) {
      const found = written.find((text) => text.includes(secret))
      trial.fact(
        found === undefined,
        `${what} stands in the log`,
        found === undefined
          ? `${what}: in none of ${written.length} lines`
          : shown(found.replaceAll(secret, `${secret.slice(0, 4)}…`)),
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

function secretsOf(world: World, caller: Awaited<ReturnType<World['alice']>>): readonly (readonly [string, string])[] {
  const sent = world.answers.flatMap(
    ({ request }) => /"password":"([^"]{12,})"/.exec(String(request.body ?? '').slice(0, 4000))?.[1] ?? [],
  )
  const all: readonly (readonly [string, string | null | undefined])[] = [
    ['an access token', caller.token],
    ['a refresh token', caller.refresh],
    ['a password', caller.password ?? sent[0]],
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
    await leaveTraces(world, caller, canary)
    const before = await holding(world, [caller.email ?? '', canary])
    if (before.length === 0) throw new NotTried('its database shows nothing of an account')
    const gone = await deleteAccount(world, caller)
    if (!ok(gone)) throw new NotTried(`the account could not be deleted: ${exchangeLine(gone)}`)
    const after = await holding(world, [caller.email ?? '', canary])
    trial.fact(
      after.length === 0,
      `it is still found in ${after.join(', ')}`,
      `before in ${before.join(', ')}; afterwards in ${after.join(', ') || 'none'}`,
    )
    trial.check(...refusedWith401(await world.call(world.probe, caller)))
    const again = await world.patiently(() => logIn(world, caller.email ?? '', caller.password ?? newPassword()))
    trial.check(again, !ok(again), 'it can log in again')
    return trial.outcome(`what stood in ${before.join(', ')} is gone`)
  },
}

async function holding(world: World, texts: readonly string[]): Promise<readonly string[]> {
  const found = await Promise.all(texts.map((text) => tablesHolding(world.target, text)))
  return [...new Set(found.flat())]
}

/** Rows with a text of the account in every field that takes one. */
async function leaveTraces(world: World, caller: Awaited<ReturnType<World['fresh']>>, canary: string): Promise<void> {
  for (const { create } of world.surface.resources) {
    if (create === null || !takesJson(create) || create === world.surface.accounts.signUp) continue
    let body = await world.body(create, caller)
    for (const { path, schema } of bodyFields(world.surface.backend, create))
      if (schema['type'] === 'string' && !('format' in schema) && !('enum' in schema) && !('pattern' in schema))
        body = withField(body, path, canary)
    await world.call(create, caller, { body })
  }
}

export const attacks: readonly Attack[] = [erased, logs]
