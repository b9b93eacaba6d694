import type { Operation } from '../../../model/index.ts'
import { NotTried, type Attack } from '../attack.ts'
import { Trial } from '../trial.ts'
import { takesJson } from '../surface/bodies.ts'
import { keysOf } from '../surface/resources.ts'
import type { Surface } from '../surface/surface.ts'
import { type Answer, ok, quicker } from '../wire/send.ts'
import { exchangeLine } from '../wire/shown.ts'
import type { Caller } from '../world/caller.ts'
import type { World } from '../world/world.ts'

const creating = ({ resources, operations, accounts }: Surface): readonly Operation[] => {
  const makes = resources.flatMap(({ create }) => (create !== null && takesJson(create) ? [create] : []))
  const others = operations.filter(
    (one) => ['post', 'put', 'patch'].includes(one.method) && takesJson(one) && keysOf(one.path).length === 0,
  )
  return [...makes, ...(accounts.signUp === null ? [] : [accounts.signUp]), ...others]
}

const hasJson = (surface: Surface): string | null => (creating(surface).length > 0 ? null : 'no operation takes JSON')

interface Writer {
  readonly operation: Operation
  readonly caller: Caller
}

/** An operation that takes what an ordinary caller sends it, so that a refusal is about the body. */
async function writer(world: World): Promise<Writer> {
  const caller = await world.alice()
  for (const operation of creating(world.surface).slice(0, 6)) {
    const answer = await world.patiently(() => world.call(operation, caller))
    if (ok(answer)) return { operation, caller }
  }
  throw new NotTried('no operation takes a plain valid body of an ordinary user')
}

const TWELVE_MEGABYTES = 12_000_000

const huge: Attack = {
  id: 'C07',
  title: 'A body of 12 MB is refused with 413 before it is parsed, said in advance or in chunks',
  maps: ['ASVS 5.2.1', 'API4'],
  aftermath: 'writing',
  applies: hasJson,
  async run(world) {
    const trial = new Trial()
    const { operation, caller } = await writer(world)
    const body = `{"padding":"${'x'.repeat(TWELVE_MEGABYTES)}"`
    for (const chunked of [false, true]) {
      const request = await world.request(operation, caller, { raw: body })
      const answer = await world.send({ ...request, chunked })
      trial.check(
        answer,
        answer.status === 413,
        chunked ? 'sent in chunks it is not refused with 413' : 'it is not refused with 413',
      )
    }
    return trial.outcome('12 MB answer 413, said in advance or in chunks')
  },
}

const QUICK = 1000

const strange: Attack = {
  id: 'C08',
  title: 'Bodies nested 200,000 deep, with 100,000 members or a member twice are refused within a second',
  maps: ['API4'],
  aftermath: 'writing',
  applies: hasJson,
  async run(world) {
    const trial = new Trial()
    const { operation, caller } = await writer(world)
    const valid = JSON.stringify(await world.body(operation, caller))
    const members = Array.from({ length: 100_000 }, (_, number) => `"k${number}":1`).join(',')
    const twice = `${valid.slice(0, -1)},${valid.slice(1)}`
    const bodies: readonly (readonly [string, string])[] = [
      ['200,000 nested lists', `${'['.repeat(200_000)}${']'.repeat(200_000)}`],
      ['200,000 nested objects', `${'{"a":'.repeat(200_000)}1${'}'.repeat(200_000)}`],
      ['100,000 members', `${valid.slice(0, -1)},${members}}`],
      ['each member twice', twice],
    ]
    for (const [what, raw] of bodies) {
      const answer = await quicker(QUICK, () => world.call(operation, caller, { raw }))
      // Elsewhere, what is not known or said twice may fall, as unknown members may.
      const lenient = !world.surface.built && !what.includes('nested') && ok(answer)
      const refused = answer.status >= 400 && answer.status < 500
      trial.check(answer, refused || lenient, `${what}: ${answer.status || 'no answer'}`)
      trial.check(answer, answer.milliseconds < QUICK, `${what} keep it busy for ${Math.round(answer.milliseconds)} ms`)
    }
    const after = await world.patiently(() => world.call(operation, caller))
    trial.check(after, ok(after), 'afterwards it does not work any more')
    return trial.outcome('each is answered within a second, and it goes on')
  },
}

const types: readonly (readonly [string, string])[] = [
  ['text/xml', '<a/>'],
  ['text/plain', '{}'],
  ['application/x-www-form-urlencoded', 'a=b'],
  ['application/octet-stream', '\u0001\u0002'],
]

const wrongType: Attack = {
  id: 'C09',
  title: 'A body of another content type is refused with 415 or 422',
  maps: ['ASVS 4.1.1'],
  aftermath: 'writing',
  applies: hasJson,
  async run(world) {
    const trial = new Trial()
    const { operation, caller } = await writer(world)
    const valid = JSON.stringify(await world.body(operation, caller))
    for (const [type, text] of types) {
      // A text that would be valid JSON is only refused for what it is called.
      const raw = text === '{}' ? valid : text
      const answer = await world.call(operation, caller, { raw, headers: { 'content-type': type } })
      trial.check(
        answer,
        refusedType(answer),
        `${type} answers ${answer.status || 'nothing'}: ${exchangeLine(answer).slice(-60)}`,
      )
    }
    return trial.outcome(`${types.length} other types are refused`)
  },
}

const refusedType = ({ status }: Answer): boolean => [400, 415, 422].includes(status)

export const attacks: readonly Attack[] = [huge, strange, wrongType]
