import type { Operation } from '../../../model/index.ts'
import type { Attack } from '../attack.ts'
import { type Field, withField } from '../../../model/contract/schema.ts'
import { Trial } from '../trial.ts'
import { bodyFields, takesJson } from '../surface/bodies.ts'
import type { Surface } from '../surface/surface.ts'
import { type Answer, ok } from '../wire/send.ts'
import type { Caller } from '../world/caller.ts'
import type { World } from '../world/world.ts'

const changing = ({ operations, accounts }: Surface): readonly Operation[] =>
  operations.filter((one) => one !== accounts.logout && ['post', 'put', 'patch'].includes(one.method) && takesJson(one))

const textFields = (surface: Surface, operation: Operation): readonly Field[] =>
  bodyFields(surface.backend, operation).filter(
    ({ schema }) => schema['type'] === 'string' && !Array.isArray(schema['enum']),
  )

const hasTexts = (surface: Surface): string | null =>
  changing(surface).some((one) => textFields(surface, one).length > 0) ? null : 'no JSON body has a text'

/** A valid body with another value at one place. */
async function withValue(
  world: World,
  operation: Operation,
  caller: Caller,
  { path }: Field,
  value: unknown,
): Promise<Answer> {
  const body = withField(await world.body(operation, caller), path, value)
  return world.settled(() => world.call(operation, caller, { body }))
}

/** The same, for values JSON.stringify has no words for. */
async function withLiteral(
  world: World,
  operation: Operation,
  caller: Caller,
  { path }: Field,
  literal: string | Buffer,
): Promise<Answer> {
  const mark = 'zz-literal-zz'
  const text = JSON.stringify(withField(await world.body(operation, caller), path, mark))
  const [before = '', after = ''] = text.split(`"${mark}"`)
  const raw = Buffer.concat([Buffer.from(before), Buffer.from(literal), Buffer.from(after)])
  return world.settled(() => world.call(operation, caller, { raw }))
}

const standing = (answer: Answer): boolean => answer.status > 0 && answer.status < 500
const invalid = ({ status }: Answer): boolean => status === 422 || status === 400
/** Whoever may not enter, or does not find what the path names, is not told what is wrong with a body. */
const turnedAway = ({ status }: Answer): boolean => [401, 403, 404, 405, 409, 429].includes(status)

const nul: Attack = {
  id: 'C04',
  title: 'A NUL in any text is refused with 422',
  maps: ['ASVS 16.5.3'],
  aftermath: 'writing',
  applies: hasTexts,
  async run(world) {
    const trial = new Trial()
    const caller = await world.alice()
    for (const operation of changing(world.surface))
      for (const field of textFields(world.surface, operation)) {
        const mail = /mail/i.test(String(field.path.at(-1)))
        const answer = await withValue(
          world,
          operation,
          caller,
          field,
          mail ? 'a\u0000b@example.com' : 'text\u0000here-and-long-enough-9X',
        )
        if (!turnedAway(answer))
          trial.check(answer, invalid(answer), `${field.path.join('.')} answers ${answer.status || 'nothing'}`)
      }
    for (const operation of world.surface.operations.filter(({ method }) => method === 'get'))
      for (const { name, schema } of operation.parameters.filter(
        (one) => one.in === 'query' && one.schema['type'] === 'string' && !('enum' in one.schema),
      )) {
        const answer = await world.call(operation, caller, { query: { [name]: 'a\u0000b' } })
        if (!turnedAway(answer))
          trial.check(
            answer,
            'default' in schema ? standing(answer) : invalid(answer),
            `${name} answers ${answer.status || 'nothing'}`,
          )
      }
    return trial.outcome(`${trial.checks} texts with a NUL answer 422`, `${trial.checks} fields`)
  },
}

interface Script {
  readonly what: string
  /** As it stands in JSON; bytes where no text could say it. */
  readonly literal: string | Buffer
  /** As it must come back, null where nothing can. */
  readonly back: string | null
}

const scripts: readonly Script[] = [
  { what: 'a lone surrogate', literal: '"a\\ud800b-long-enough"', back: null },
  { what: 'overlong UTF-8', literal: Buffer.from([0x22, 0x61, 0xc0, 0xaf, 0x62, 0x22]), back: null },
  { what: 'an emoji', literal: '"text 🐎 und 👩‍👩‍👧 here"', back: 'text 🐎 und 👩‍👩‍👧 here' },
  { what: 'text from right to left', literal: '"\u202eשלום עולם\u202c"', back: '\u202eשלום עולם\u202c' },
]

const unicode: Attack = {
  id: 'C05',
  title: 'Every text is stored unchanged or refused with 422: emoji, right to left, broken UTF-8',
  maps: ['ASVS 1.1.1'],
  aftermath: 'writing',
  applies: hasTexts,
  async run(world) {
    const trial = new Trial()
    const caller = await world.alice()
    for (const operation of changing(world.surface))
      for (const field of textFields(world.surface, operation).filter(
        ({ schema }) => !('format' in schema) && !('pattern' in schema),
      ))
        for (const { what, literal, back } of scripts) {
          const answer = await withLiteral(world, operation, caller, field, literal)
          if (turnedAway(answer)) continue
          const name = field.path.join('.')
          if (
            !trial.check(
              answer,
              ok(answer) || invalid(answer),
              `${what} in ${name} answers ${answer.status || 'nothing'}`,
            )
          )
            continue
          const shows = answer.text.includes(`"${String(field.path.at(-1))}"`) && !/passw|token/i.test(name)
          if (ok(answer) && shows && back !== null)
            trial.check(answer, holds(answer.json, back), `${what} in ${name} comes back changed`)
        }
    return trial.outcome(`${trial.checks} texts are stored unchanged or refused`, `${trial.checks} checks`)
  },
}

const holds = (value: unknown, text: string): boolean =>
  JSON.stringify(value)?.includes(JSON.stringify(text).slice(1, -1)) === true

interface Wrong {
  readonly literal: string
  /** A backend may know how to keep it; then it must come back as it was. */
  readonly keepable?: boolean
}

const numbers: readonly Wrong[] = [
  { literal: '2147483648', keepable: true },
  { literal: '9223372036854775808' },
  { literal: 'NaN' },
  { literal: 'Infinity' },
  { literal: '1e400' },
  { literal: 'true' },
]
const times: readonly Wrong[] = [
  { literal: '"0000-01-01T00:00:00Z"' },
  { literal: '"10000-01-01T00:00:00Z"' },
  { literal: '"9999-12-31T23:59:59.999999-14:00"', keepable: true },
]
const dates: readonly Wrong[] = [
  { literal: '"0000-01-01"' },
  { literal: '"10000-01-01"' },
  { literal: '"9999-12-31"', keepable: true },
]

function wrongFor({ schema }: Field): readonly Wrong[] {
  if (schema['type'] === 'integer') return numbers
  if (schema['type'] === 'number')
    return numbers.filter(({ literal, keepable }) => keepable !== true && literal !== '9223372036854775808')
  if (schema['format'] === 'date-time') return times
  return schema['format'] === 'date' ? dates : []
}

const ranges: Attack = {
  id: 'C06',
  title: 'Numbers and dates beyond what can be stored are refused with 422',
  maps: ['ASVS 1.4.2', 'ASVS 15.3.5'],
  aftermath: 'writing',
  applies: (surface) =>
    changing(surface).some((one) => bodyFields(surface.backend, one).some((field) => wrongFor(field).length > 0)) ||
    integerParameters(surface).length > 0
      ? null
      : 'nothing it takes is a number or a date',
  async run(world) {
    const trial = new Trial()
    const caller = await world.alice()
    for (const operation of changing(world.surface))
      for (const field of bodyFields(world.surface.backend, operation))
        for (const { literal, keepable } of wrongFor(field)) {
          const answer = await withLiteral(world, operation, caller, field, literal)
          const kept = keepable === true && ok(answer)
          if (!turnedAway(answer))
            trial.check(
              answer,
              invalid(answer) || kept,
              `${literal} as ${field.path.join('.')} answers ${answer.status || 'nothing'}`,
            )
        }
    for (const { operation, name, place } of integerParameters(world.surface)) {
      const given = { [name]: '9223372036854775808' }
      const answer = await world.call(operation, caller, place === 'path' ? { keys: given } : { query: given })
      const none = place === 'path' && answer.status === 404
      if (none || !turnedAway(answer))
        trial.check(answer, invalid(answer) || none, `2^63 as ${name} answers ${answer.status || 'nothing'}`)
    }
    return trial.outcome(`${trial.checks} values are refused, or kept as they are`, `${trial.checks} values`)
  },
}

const integerParameters = ({
  operations,
}: Surface): readonly { readonly operation: Operation; readonly name: string; readonly place: string }[] =>
  operations.flatMap((operation) =>
    operation.method !== 'get'
      ? []
      : operation.parameters
          .filter((one) => one.schema['type'] === 'integer' && (one.in === 'query' || one.in === 'path'))
          .map((one) => ({ operation, name: one.name, place: one.in })),
  )

export const attacks: readonly Attack[] = [nul, unicode, ranges]
