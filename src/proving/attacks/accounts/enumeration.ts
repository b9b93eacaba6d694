import { NotTried, type Attack } from '../attack.ts'
import { needs } from '../applies.ts'
import { shapeOf } from '../tokens/credentials.ts'
import { Trial } from '../trial.ts'
import { type Answer, ok } from '../wire/send.ts'
import { exchangeLine } from '../wire/shown.ts'
import { logIn, newEmail, newPassword, signUp } from '../world/people.ts'
import type { World } from '../world/world.ts'

/** A body without what differs in each answer. */
const constant = ({ text }: Answer): string =>
  text
    .replaceAll(/[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}|[0-9a-f]{16,}/gi, 'id')
    .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-][\d:]+)?/g, 'time')

const sameAnswer: Attack = {
  id: 'A31',
  title: 'A wrong password and an unknown user get the same answer',
  maps: ['ASVS 6.3.8'],
  aftermath: 'writing',
  applies: needs('login'),
  async run(world) {
    const trial = new Trial()
    const { email } = await world.fresh()
    const wrong = await world.patiently(() => logIn(world, email ?? '', newPassword()))
    const unknown = await world.patiently(() => logIn(world, newEmail(), newPassword()))
    const same = wrong.status === unknown.status && constant(wrong) === constant(unknown)
    trial.fact(same, 'the answers differ', `${exchangeLine(wrong)} | ${exchangeLine(unknown)}`)
    trial.check(wrong, wrong.status >= 400 && wrong.status < 500, `a wrong password answers ${wrong.status}`)
    return trial.outcome(`both answer ${wrong.status} with the same body`)
  },
}

const TRIES = 16
const TOLERANCE = 0.2
/** Below this nothing can be told apart over a network, and a process that is scheduled away decides. */
const INDISTINCT_MILLISECONDS = 2
const ROUNDS = 4

const sameTime: Attack = {
  id: 'A32',
  title: 'A wrong password and an unknown user take the same time, within 20 %',
  maps: ['ASVS 6.3.8'],
  aftermath: 'writing',
  applies: needs('login'),
  async run(world) {
    const trial = new Trial()
    const { email } = await world.fresh()
    const times = await timed(world, email ?? '')
    // A machine with other things to do tells nothing twice, and takes more tries to tell anything.
    for (let round = 1; round < ROUNDS && isApart(times) && !(round > 1 && isOneSided(times)); round += 1)
      times.push(...(await timed(world, email ?? '')))
    const [a, b] = mediansOf(times)
    const figure = `${a.toFixed(1)} ms and ${b.toFixed(1)} ms`
    const percent = Math.round((Math.abs(a - b) / Math.max(a, b)) * 100)
    const told = isApart(times) && isOneSided(times)
    trial.fact(!told, `they are ${percent} % apart`, `medians of ${times.length}: ${figure}`)
    return trial.outcome(`the medians of ${times.length} are ${figure}`, figure)
  },
}

interface Pair {
  readonly known: number
  readonly unknown: number
}

/** Pairs of tries, one right after the other. */
async function timed(world: World, email: string): Promise<Pair[]> {
  const pairs: Pair[] = []
  for (let number = 0; number < TRIES; number += 1) {
    if (number % 4 === 0) await world.relax()
    const known = await taken(world, email, number)
    pairs.push({ known, unknown: await taken(world, newEmail(), number) })
  }
  return pairs
}

function mediansOf(pairs: readonly Pair[]): readonly [number, number] {
  return [median(pairs.map(({ known }) => known)), median(pairs.map(({ unknown }) => unknown))]
}

function isApart(pairs: readonly Pair[]): boolean {
  const [a, b] = mediansOf(pairs)
  return Math.abs(a - b) / Math.max(a, b) >= TOLERANCE && Math.abs(a - b) >= INDISTINCT_MILLISECONDS
}

/** Most of the pairs fall to the same side: 13 of 16, 24 of 32, as they do by chance in 1 of 50 times. */
function isOneSided(pairs: readonly Pair[]): boolean {
  const slower = pairs.filter(({ known, unknown }) => known > unknown).length
  const most = Math.max(slower, pairs.length - slower)
  return most >= pairs.length / 2 + 1.25 * Math.sqrt(pairs.length)
}

async function taken(world: World, email: string, tries: number): Promise<number> {
  const answer = await logIn(world, email, newPassword())
  if (answer.status === 429)
    throw new NotTried(`it throttles after ${tries * 2} logins, and nothing here can make it forget`)
  return answer.milliseconds
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

const signUpAgain: Attack = {
  id: 'A33',
  title: 'Signing up with an address that has an account answers as for a new one',
  maps: ['ASVS 6.3.8'],
  aftermath: 'writing',
  applies: needs('signUp'),
  async run(world) {
    const trial = new Trial()
    const { email, password } = await world.fresh()
    const known = await signUp(world, email ?? '', newPassword())
    const fresh = await signUp(world, newEmail(), newPassword())
    const same = known.status === fresh.status && shapeOf(known.json) === shapeOf(fresh.json)
    trial.fact(same, 'it tells that the address has an account', `${exchangeLine(known)} | ${exchangeLine(fresh)}`)
    const owner = await world.patiently(() => logIn(world, email ?? '', password ?? ''))
    trial.check(owner, ok(owner), 'whoever signs up again takes the account over')
    return trial.outcome(`both answer ${known.status}`)
  },
}

export const attacks: readonly Attack[] = [sameAnswer, sameTime, signUpAgain]
