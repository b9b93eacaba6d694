import { NotTried, type Attack } from '../attack.ts'
import { all, needs } from '../applies.ts'
import { shapeOf } from '../tokens/credentials.ts'
import { Trial } from '../trial.ts'
import { membersOf } from '../surface/bodies.ts'
import { type Answer, ok } from '../wire/send.ts'
import { exchangeLine } from '../wire/shown.ts'
import { mailsTo, nextMail, tokenIn } from '../world/mails.ts'
import { newEmail, newPassword } from '../world/people.ts'
import type { World } from '../world/world.ts'
import { filled, there } from './deeds.ts'

export function askForReset(world: World, email: string): Promise<Answer> {
  const operation = there(world.surface.accounts.forgot, 'to ask for a new password')
  const key = /\{(\w*e?mail\w*)\}/i.exec(operation.path)?.[1]
  return world.call(
    operation,
    null,
    key === undefined ? { members: filled(world, operation, [[/mail/i, email]]) } : { keys: { [key]: email } },
  )
}

function resetWith(world: World, token: string, password: string): Promise<Answer> {
  const operation = there(world.surface.accounts.reset, 'to set a new password')
  const members = filled(world, operation, [
    [/passw/i, password],
    [/token|code/i, token],
  ])
  return world.call(operation, null, { members })
}

/** Has a reset mailed, and takes the token out of the mail. */
async function mailedReset(world: World, email: string): Promise<string> {
  const { mails } = world.target
  if (mails === undefined) throw new NotTried('the mails it sends are not seen here')
  const before = mailsTo(mails, email).length
  const asked = await world.patiently(() => askForReset(world, email))
  const mail = await nextMail(mails, email, before)
  const token = mail === null ? null : tokenIn(mail)
  if (token === null) throw new NotTried(`no mail with a token came: ${exchangeLine(asked)}`)
  return token
}

const twice: Attack = {
  id: 'A25',
  title: 'A reset token is taken once: the second time 400',
  maps: ['ASVS 6.4.3', 'ASVS 6.5.1'],
  aftermath: 'writing',
  applies: needs('forgot', 'reset'),
  async run(world) {
    const trial = new Trial()
    const { email } = await world.fresh()
    const token = await mailedReset(world, email ?? '')
    const first = await resetWith(world, token, newPassword())
    if (!ok(first)) throw new NotTried(`the reset did not work: ${exchangeLine(first)}`)
    const second = await resetWith(world, token, newPassword())
    trial.check(second, refusedReset(second), 'the token is taken again')
    return trial.outcome(`the second use answers ${second.status}`)
  },
}

const refusedReset = ({ status }: Answer): boolean => [400, 401, 404, 410, 422].includes(status)

const superseded: Attack = {
  id: 'A26',
  title: 'A reset token is void after a newer one, and after the address changed: 400',
  maps: ['ASVS 6.4.3'],
  aftermath: 'writing',
  applies: needs('forgot', 'reset'),
  async run(world) {
    const trial = new Trial()
    const { email } = await world.fresh()
    const older = await mailedReset(world, email ?? '')
    await new Promise((resolve) => setTimeout(resolve, 1100))
    await mailedReset(world, email ?? '')
    const answer = await resetWith(world, older, newPassword())
    trial.check(answer, refusedReset(answer), 'an older token is still taken')
    await afterNewAddress(world, trial)
    return trial.outcome('older tokens are refused')
  },
}

async function afterNewAddress(world: World, trial: Trial): Promise<void> {
  const { changeMe } = world.surface.accounts
  if (changeMe === null || !('email' in membersOf(world.surface.backend, changeMe)))
    return trial.note('no operation changes the address')
  const caller = await world.fresh()
  const token = await mailedReset(world, caller.email ?? '')
  const changed = await world.call(changeMe, caller, { body: { email: newEmail() } })
  if (!ok(changed)) return trial.note(`the address could not be changed: ${exchangeLine(changed)}`)
  const answer = await resetWith(world, token, newPassword())
  trial.check(answer, refusedReset(answer), 'a token from before the address changed is still taken')
}

const REQUESTS = 30

const flood: Attack = {
  id: 'A30',
  title: '30 requests to reset one password are throttled with 429',
  maps: ['ASVS 6.6.3', 'API4'],
  aftermath: 'exhausting',
  applies: needs('forgot'),
  async run(world) {
    const trial = new Trial()
    const email = newEmail()
    let answer = await askForReset(world, email)
    let sent = 1
    for (; sent < REQUESTS && answer.status !== 429; sent += 1) answer = await askForReset(world, email)
    trial.check(answer, answer.status === 429, `${REQUESTS} requests are all taken`)
    return trial.outcome(`request ${sent} answers 429`, `${sent} requests`)
  },
}

const recovery: Attack = {
  id: 'A34',
  title: 'Asking for a new password answers the same for addresses that are known and unknown, mail server up or down',
  maps: ['ASVS 6.3.8'],
  aftermath: 'restarting',
  applies: all(needs('forgot'), ({ accounts }) =>
    (accounts.signUp ?? accounts.createUser) === null ? 'nobody can sign up' : null,
  ),
  async run(world) {
    const trial = new Trial()
    const { email } = await world.fresh()
    await compared(world, trial, email ?? '', '')
    const outage = mailless(world.target.environment)
    if (outage === null) trial.note('nothing in its environment says where mails go, so that could not be taken away')
    else {
      const { ready } = await world.environment.restart(outage)
      if (ready) await compared(world, trial, email ?? '', ' without a mail server')
      else trial.note('it does not start without a mail server')
      await world.environment.restart({})
    }
    return trial.outcome('known and unknown addresses get one answer')
  },
}

async function compared(world: World, trial: Trial, email: string, when: string): Promise<void> {
  const known = await world.patiently(() => askForReset(world, email))
  const unknown = await world.patiently(() => askForReset(world, newEmail()))
  const same = known.status === unknown.status && shapeOf(known.json) === shapeOf(unknown.json)
  trial.fact(
    same && known.status < 500,
    `a known address answers differently${when}`,
    `${exchangeLine(known)} | ${exchangeLine(unknown)}`,
  )
}

/** Variables with which no mail gets through. */
function mailless(environment: Readonly<Record<string, string>>): Readonly<Record<string, string>> | null {
  const names = Object.keys(environment).filter((name) => /^(SMTP|E?MAILS?).*(HOST|PORT|FOLDER|DIR|PATH)$/i.test(name))
  if (names.length === 0) return null
  const nowhere = (name: string): string =>
    /PORT$/i.test(name) ? '9' : /HOST$/i.test(name) ? '127.0.0.1' : '/dev/null/none'
  return Object.fromEntries(names.map((name) => [name, nowhere(name)]))
}

export const attacks: readonly Attack[] = [twice, superseded, flood, recovery]
