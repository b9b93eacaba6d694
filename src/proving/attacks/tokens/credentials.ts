import { isObject } from '../../../kernel/json.ts'
import type { Attack } from '../attack.ts'
import { needsBearer, needsSecured } from '../applies.ts'
import { Trial } from '../trial.ts'
import { exchangeLine } from '../wire/shown.ts'

const everySecured: Attack = {
  id: 'A01',
  title: 'Without credentials every secured operation answers 401, all in one shape',
  maps: ['API2', 'ASVS 8.3.1'],
  aftermath: 'harmless',
  applies: needsSecured,
  async run(world) {
    const trial = new Trial()
    const shapes = new Map<string, string>()
    for (const operation of world.surface.secured) {
      const answer = await world.call(operation, null)
      trial.check(answer, answer.status === 401, 'it is not refused with 401')
      if (answer.status === 401) shapes.set(shapeOf(answer.json), exchangeLine(answer))
    }
    trial.fact(shapes.size <= 1, 'refusals have several shapes', [...shapes.values()].join(' | '))
    return trial.outcome(
      `${world.surface.secured.length} secured operations answer 401 in one shape`,
      `${world.surface.secured.length} operations`,
    )
  },
}

/** The names in a value, without what is in them. */
export function shapeOf(value: unknown): string {
  if (Array.isArray(value)) return '[]'
  if (!isObject(value)) return value === undefined ? 'no JSON' : typeof value
  return `{${Object.keys(value)
    .sort()
    .map((name) => `${name}:${shapeOf(value[name])}`)
    .join(',')}}`
}

const challenge: Attack = {
  id: 'A02',
  title: 'A refusal names the scheme that would let one in: WWW-Authenticate: Bearer',
  maps: ['RFC 6750 3'],
  aftermath: 'harmless',
  applies: needsBearer,
  async run(world) {
    const trial = new Trial()
    const answer = await world.call(world.probe, null)
    const header = answer.headers['www-authenticate'] ?? 'no header'
    trial.check(answer, answer.status === 401, 'it is not refused with 401')
    trial.fact(/bearer/i.test(header), 'the scheme is not named', `WWW-Authenticate: ${header}`)
    return trial.outcome('401 carries WWW-Authenticate: Bearer')
  },
}

const garbage: Attack = {
  id: 'A03',
  title: 'A bearer token that is none is refused with 401',
  maps: ['API2'],
  aftermath: 'harmless',
  applies: needsBearer,
  async run(world) {
    const trial = new Trial()
    for (const token of ['abc', 'a.b.c', '..', 'eyJhbGciOiJIUzI1NiJ9', '%00'])
      trial.check(...refusedWith401(await world.enters(token)))
    return trial.outcome('words that are no tokens are refused with 401')
  },
}

/** For `Trial.check`: that an answer refuses the caller, and does not trip over them. */
export function refusedWith401(answer: Parameters<Trial['check']>[0]): Parameters<Trial['check']> {
  return [
    answer,
    answer.status === 401,
    answer.status < 400 ? 'it lets the caller in' : `it answers ${answer.status}, not 401`,
  ]
}

export const attacks: readonly Attack[] = [everySecured, challenge, garbage]
