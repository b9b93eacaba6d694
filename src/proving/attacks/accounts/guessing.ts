import { NotTried, type Attack } from '../attack.ts'
import { needs } from '../applies.ts'
import { Trial } from '../trial.ts'
import { type Answer, ok } from '../wire/send.ts'
import { exchangeLine } from '../wire/shown.ts'
import { logIn, newEmail, newPassword } from '../world/people.ts'
import type { World } from '../world/world.ts'
import { refreshWith } from './deeds.ts'

const TRIES = 30

/** Guesses until it is told to stop. */
async function guesses(
  world: World,
  email: () => string,
): Promise<{ readonly answer: Answer; readonly tries: number }> {
  let answer = await logIn(world, email(), newPassword())
  let tries = 1
  for (; tries < TRIES && answer.status !== 429; tries += 1) answer = await logIn(world, email(), newPassword())
  return { answer, tries }
}

const oneAccount: Attack = {
  id: 'A27',
  title: '30 wrong logins to one account are throttled with 429; neither others nor its owner are locked out',
  maps: ['ASVS 6.3.1', 'API4'],
  aftermath: 'exhausting',
  applies: needs('login'),
  async run(world) {
    await world.relax()
    const trial = new Trial()
    const victim = await world.fresh()
    const bystander = await world.fresh()
    await world.relax()
    const { answer, tries } = await guesses(world, () => victim.email ?? '')
    if (!trial.check(answer, answer.status === 429, `${TRIES} guesses are all answered`)) return trial.outcome('')
    trial.fact(
      'retry-after' in answer.headers,
      'it does not say when to come back',
      `Retry-After: ${answer.headers['retry-after'] ?? 'no header'}`,
    )
    const other = await logIn(world, bystander.email ?? '', bystander.password ?? '')
    trial.check(other, ok(other), 'another account is locked out with it')
    const session = await world.call(world.probe, victim)
    trial.check(session, ok(session), 'the session its owner has is ended')
    if (victim.refresh !== null && world.surface.accounts.refresh !== null) {
      const again = await refreshWith(world, victim.refresh)
      trial.check(again, ok(again), 'its owner is locked out on a known device')
    }
    return trial.outcome(`guess ${tries} answers 429, and nobody else is locked out`, `${tries} guesses`)
  },
}

const spraying: Attack = {
  id: 'A28',
  title: '30 accounts tried from one address are throttled with 429',
  maps: ['ASVS 6.3.1', 'API4'],
  aftermath: 'exhausting',
  applies: needs('login'),
  async run(world) {
    await world.relax()
    const trial = new Trial()
    const { answer, tries } = await guesses(world, newEmail)
    trial.check(answer, answer.status === 429, `${TRIES} accounts can be tried`)
    return trial.outcome(`account ${tries} answers 429`, `${tries} accounts`)
  },
}

const spoofed: Attack = {
  id: 'A29',
  title: 'A made-up X-Forwarded-For does not start the counting anew',
  maps: ['ASVS 4.1.3'],
  aftermath: 'exhausting',
  applies: needs('login'),
  async run(world) {
    await world.relax()
    const trial = new Trial()
    const { answer } = await guesses(world, newEmail)
    if (answer.status !== 429) throw new NotTried(`nothing is counted: ${exchangeLine(answer)}`)
    for (const name of ['x-forwarded-for', 'x-real-ip', 'forwarded', 'cf-connecting-ip', 'true-client-ip']) {
      const value = name === 'forwarded' ? 'for=198.51.100.7' : '198.51.100.7'
      const again = await logIn(world, newEmail(), newPassword(), { [name]: value })
      trial.check(again, again.status === 429, `${name} starts the counting anew`)
    }
    return trial.outcome('made-up addresses in headers are not believed')
  },
}

export const attacks: readonly Attack[] = [oneAccount, spoofed, spraying]
