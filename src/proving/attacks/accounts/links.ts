import { NotTried, type Attack } from '../attack.ts'
import { needs } from '../applies.ts'
import { shapeOf } from '../tokens/credentials.ts'
import { Trial } from '../trial.ts'
import { type Answer, ok } from '../wire/send.ts'
import { exchangeLine } from '../wire/shown.ts'
import { ask, columnsOf, quoted, sha256, tablesHolding } from '../world/database.ts'
import { mailsTo, nextMail, tokenIn } from '../world/mails.ts'
import { followLink, newEmail } from '../world/people.ts'
import type { World } from '../world/world.ts'
import { filled, there } from './deeds.ts'

function askForLink(world: World, email: string): Promise<Answer> {
  const operation = there(world.surface.accounts.askForLink, 'to ask for a link that signs in')
  return world.call(operation, null, { members: filled(world, operation, [[/mail/i, email]]) })
}

/** Has a link mailed, and takes the token out of the mail. */
async function mailedLink(world: World, email: string): Promise<string> {
  const { mails } = world.target
  if (mails === undefined) throw new NotTried('the mails it sends are not seen here')
  const before = mailsTo(mails, email).length
  const asked = await world.patiently(() => askForLink(world, email))
  const mail = await nextMail(mails, email, before)
  const token = mail === null ? null : tokenIn(mail)
  if (token === null) throw new NotTried(`no mail with a token came: ${exchangeLine(asked)}`)
  return token
}

const refused = ({ status }: Answer): boolean => [400, 401, 404, 410, 422].includes(status)

const once: Attack = {
  id: 'A41',
  title: 'A link that signs in is taken once, and neither after a newer one nor after its time: 400',
  maps: ['ASVS 6.5.1', 'ASVS 6.5.5'],
  aftermath: 'writing',
  applies: needs('askForLink', 'followLink'),
  async run(world) {
    const trial = new Trial()
    const email = (await world.fresh()).email ?? ''
    const older = await mailedLink(world, email)
    const token = await mailedLink(world, email)
    const superseded = await followLink(world, older)
    trial.check(superseded, refused(superseded), 'an older link still signs in')
    const first = await followLink(world, token)
    if (!ok(first)) throw new NotTried(`a link did not sign in: ${exchangeLine(first)}`)
    const second = await followLink(world, token)
    trial.check(second, refused(second), 'a link signs in again')
    await trial.attempt(() => afterItsTime(world, trial, email))
    return trial.outcome(`the second use answers ${second.status}`)
  },
}

/** A day later, as far as its database knows. */
async function afterItsTime(world: World, trial: Trial, email: string): Promise<void> {
  const token = await mailedLink(world, email)
  let moved = 0
  for (const form of [sha256(token), token])
    for (const table of await tablesHolding(world.target, form)) {
      const times = (await columnsOf(world.target, table)).filter(({ type }) => type.startsWith('timestamp'))
      if (times.length === 0) continue
      const earlier = times.map(({ name }) => `${quoted(name)} = ${quoted(name)} - interval '1 day'`).join(', ')
      await ask(world.target, `update ${table} as whole_row set ${earlier} where position($1 in whole_row::text) > 0`, [
        form,
      ])
      moved += 1
    }
  if (moved === 0) throw new NotTried('its database keeps no time beside a link')
  const answer = await followLink(world, token)
  trial.check(answer, refused(answer), 'a link of yesterday still signs in')
}

const REQUESTS = 30

const asked: Attack = {
  id: 'A42',
  title: 'Links are sent alike to addresses that are known and unknown, and 30 to one are throttled with 429',
  maps: ['ASVS 6.3.8', 'ASVS 6.6.3', 'API4'],
  aftermath: 'exhausting',
  applies: needs('askForLink', 'followLink'),
  async run(world) {
    const trial = new Trial()
    const known = await world.patiently(async () => askForLink(world, (await world.fresh()).email ?? ''))
    const unknown = await world.patiently(() => askForLink(world, newEmail()))
    const same = known.status === unknown.status && shapeOf(known.json) === shapeOf(unknown.json)
    trial.fact(same, 'a known address answers differently', `${exchangeLine(known)} | ${exchangeLine(unknown)}`)
    const email = newEmail()
    let answer = await askForLink(world, email)
    let sent = 1
    for (; sent < REQUESTS && answer.status !== 429; sent += 1) answer = await askForLink(world, email)
    trial.check(answer, answer.status === 429, `${REQUESTS} requests are all taken`)
    return trial.outcome(`both are answered alike, and request ${sent} answers 429`, `${sent} requests`)
  },
}

export const attacks: readonly Attack[] = [once, asked]
