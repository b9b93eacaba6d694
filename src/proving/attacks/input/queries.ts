import { isObject, objectAt } from '../../../kernel/json.ts'
import type { Operation, Parameter } from '../../../model/index.ts'
import { NotTried, type Attack } from '../attack.ts'
import { Trial } from '../trial.ts'
import type { Surface } from '../surface/surface.ts'
import { type Answer, ok, quicker, refused } from '../wire/send.ts'
import { rowsOf } from '../world/payload.ts'
import type { World } from '../world/world.ts'

interface Asked {
  readonly operation: Operation
  readonly parameter: Parameter
}

const limits = /^(limit|size|per_?page|page_?size|count|first|take|top)$/i
const offsets = /^(offset|skip|page|start|from)$/i
const orders = /^(sort|order|order_?by|sort_?by|ordering)$/i

export function parametersNamed({ operations }: Surface, word: RegExp): readonly Asked[] {
  return operations
    .filter(({ method }) => method === 'get')
    .flatMap((operation) =>
      operation.parameters
        .filter((one) => one.in === 'query' && word.test(one.name))
        .map((parameter) => ({ operation, parameter })),
    )
}

const hasParameter =
  (word: RegExp, what: string): Attack['applies'] =>
  (surface) =>
    parametersNamed(surface, word).length > 0 ? null : `no list takes ${what}`

async function asked(world: World, { operation, parameter }: Asked, value: string | null): Promise<Answer> {
  const caller = world.admin() ?? (await world.alice())
  const usual = await world.alice()
  const query = value === null ? {} : { [parameter.name]: value }
  const answer = await world.call(operation, usual, { query })
  // Lists of administrators are only opened to them.
  return answer.status === 403 ? world.call(operation, caller, { query }) : answer
}

/** A list of a row that is not there, or not for them, answers every value so: that says nothing of the value. */
const isNowhere = async (world: World, one: Asked, answer: Answer): Promise<boolean> =>
  answer.status === 404 && (await asked(world, one, null)).status === 404

const nowhere = (what: string): NotTried => new NotTried(`no list that takes ${what} is found by an ordinary user`)

const LARGEST_PAGE = 1000

const enormous: Attack = {
  id: 'C01',
  title: 'A limit of a billion is refused with 422, or cut to a page',
  maps: ['API4'],
  aftermath: 'harmless',
  applies: hasParameter(limits, 'a limit'),
  async run(world) {
    const trial = new Trial()
    for (const one of parametersNamed(world.surface, limits)) {
      const answer = await asked(world, one, '1000000000')
      if (await isNowhere(world, one, answer)) continue
      trial.check(
        answer,
        invalid(answer) || (ok(answer) && cutTo(answer) <= LARGEST_PAGE),
        ok(answer) ? 'it is taken, and nothing shows that it is cut' : `it answers ${answer.status}`,
      )
    }
    if (trial.checks === 0) throw nowhere('a limit')
    return trial.outcome('a limit of a billion is refused or cut')
  },
}

/** The limit an answer says it used. */
function cutTo({ json }: Answer): number {
  if (!isObject(json)) return Infinity
  const places = [json, objectAt(json, 'meta'), objectAt(json, 'pagination'), objectAt(json, 'page')]
  const said = places.flatMap((place) => ['limit', 'size', 'per_page', 'page_size'].map((name) => place[name]))
  return said.find((one): one is number => typeof one === 'number') ?? Infinity
}

const invalid = ({ status }: Answer): boolean => status === 422 || status === 400

/** An attack that puts values into parameters and expects 422 each time. */
function wrongValues(
  about: Omit<Attack, 'run' | 'applies' | 'aftermath'>,
  word: RegExp,
  what: string,
  values: (name: string) => readonly string[],
): Attack {
  return {
    ...about,
    aftermath: 'harmless',
    applies: hasParameter(word, what),
    async run(world) {
      const trial = new Trial()
      for (const one of parametersNamed(world.surface, word))
        for (const value of values(one.parameter.name)) {
          const answer = await asked(world, one, value)
          if (await isNowhere(world, one, answer)) continue
          trial.check(
            answer,
            invalid(answer),
            `${one.parameter.name}=${value.slice(0, 12)} answers ${answer.status || 'nothing'}`,
          )
        }
      if (trial.checks === 0) throw nowhere(what)
      return trial.outcome(`${trial.checks} wrong values answer 422`, `${trial.checks} values`)
    },
  }
}

const wrongLimits = wrongValues(
  { id: 'C02', title: 'A limit that is negative, zero or no number is refused with 422', maps: ['ASVS 2.2.1'] },
  limits,
  'a limit',
  () => ['-1', '0', 'abc'],
)

const wrongOffsets = wrongValues(
  { id: 'C03', title: 'An offset that is negative or beyond every number is refused with 422', maps: ['ASVS 1.4.2'] },
  new RegExp(`${offsets.source}|^(cursor|after|before)$`, 'i'),
  'an offset or a cursor',
  (name) => (offsets.test(name) ? ['-1', `1${'0'.repeat(30)}`] : ['not-a-cursor', 'AAAA']),
)

const SLEEP_SECONDS = 2
const metacharacters = [
  "' OR '1'='1",
  "'; DROP TABLE users; --",
  '" OR ""="',
  '%27)) UNION SELECT NULL--',
  "\\'; --",
  '%',
  '_%',
]
const sleeping = `'||(SELECT CASE WHEN pg_sleep(${SLEEP_SECONDS}) IS NULL THEN '' ELSE '' END)||'`

const injection: Attack = {
  id: 'C10',
  title: 'SQL in paths, filters and sorting changes nothing: no 500, no more rows, no delay',
  maps: ['ASVS 1.2.4'],
  aftermath: 'writing',
  applies: ({ operations }) =>
    operations.some(({ method, parameters }) => method === 'get' && parameters.some((one) => one.in !== 'header'))
      ? null
      : 'no operation takes a parameter',
  async run(world) {
    const trial = new Trial()
    const caller = await world.alice()
    // Where there are no rows, no more of them can come.
    for (const resource of world.surface.resources)
      if (resource.list !== null) await world.row(caller, resource).catch(notTried)
    for (const operation of world.surface.operations.filter(({ method }) => method === 'get'))
      for (const parameter of operation.parameters.filter((one) => one.in === 'query' || one.in === 'path')) {
        const plain = await ask(world, operation, parameter, 'zz-nothing-is-called-this')
        const usual = rowsOf(await world.call(operation, caller))?.length ?? 0
        for (const text of metacharacters) {
          const answer = await ask(world, operation, parameter, text)
          const rows = rowsOf(answer)?.length ?? 0
          trial.check(answer, answer.status < 500 && answer.status > 0, `${parameter.name} breaks it`)
          // Where a word that stands nowhere is taken, it brings as little as any other; elsewhere than here `%` may be a wildcard.
          const isWord = ok(plain) && (world.surface.built || !/^[%_]+$/.test(text))
          const few = rowsOf(plain)?.length ?? 0
          trial.check(answer, rows <= (isWord ? few : Math.max(few, usual)), `${parameter.name} brings more rows`)
        }
        const slow = await quicker(SLEEP_SECONDS * 900, () => ask(world, operation, parameter, sleeping))
        trial.check(slow, slow.milliseconds < SLEEP_SECONDS * 900, `${parameter.name} makes the database sleep`)
      }
    return trial.outcome(`${trial.checks} answers show no trace of SQL`, `${trial.checks} checks`)
  },
}

function notTried(error: unknown): void {
  if (!(error instanceof NotTried)) throw error
}

async function ask(world: World, operation: Operation, parameter: Parameter, value: string): Promise<Answer> {
  const caller = await world.alice()
  const given = { [parameter.name]: value }
  return world.call(operation, caller, parameter.in === 'path' ? { keys: given } : { query: given })
}

const columns: Attack = {
  id: 'C11',
  title: 'Sorting and filtering by what is no column, or a hidden one, is refused with 422',
  maps: ['ASVS 1.2.4', 'API3'],
  aftermath: 'harmless',
  applies: hasParameter(orders, 'an order'),
  async run(world) {
    const trial = new Trial()
    const { built } = world.surface
    for (const one of parametersNamed(world.surface, orders)) {
      const usual = await world.call(one.operation, await world.alice())
      if (!ok(usual)) continue
      for (const value of ['id;drop table users', 'hashed_password', 'password_hash', '-(select 1)']) {
        const answer = await asked(world, one, value)
        const ignored = !built && ok(answer) && answer.text === usual.text
        trial.check(answer, refused(answer) || ignored, `${one.parameter.name}=${value} answers ${answer.status}`)
      }
      const filtered = await world.call(one.operation, await world.alice(), {
        query: { hashed_password: 'x', password_hash: 'x' },
      })
      const ignored = !built && ok(filtered) && filtered.text === usual.text
      trial.check(filtered, refused(filtered) || ignored, 'a filter on a hidden column is taken')
    }
    if (trial.checks === 0) throw new NotTried('no list that takes an order opens to an ordinary user')
    return trial.outcome('only columns meant for it sort and filter')
  },
}

export const attacks: readonly Attack[] = [enormous, wrongLimits, wrongOffsets, injection, columns]
