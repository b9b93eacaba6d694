import { isObject } from '../../../kernel/json.ts'
import type { Attack } from '../attack.ts'
import { needsBearer } from '../applies.ts'
import { Trial } from '../trial.ts'
import { mailsTo, nextMail, tokenIn } from '../world/mails.ts'
import type { Caller } from '../world/caller.ts'
import { logIn } from '../world/people.ts'
import type { World } from '../world/world.ts'
import { refusedWith401 } from './credentials.ts'
import { askForReset } from '../accounts/resets.ts'

const purposes: Attack = {
  id: 'A12',
  title: 'A token made for something else opens nothing: 401',
  maps: ['ASVS 9.2.2'],
  aftermath: 'writing',
  applies: (surface) => {
    const { refresh, forgot, verify } = surface.accounts
    const other = refresh ?? forgot ?? verify
    return needsBearer(surface) ?? (other === null ? 'it gives tokens for one purpose only' : null)
  },
  async run(world) {
    const trial = new Trial()
    const caller = await world.fresh().catch(() => world.alice())
    const others = [caller.refresh, ...(await handedOut(world, caller))].filter((one) => one !== null)
    for (const token of others) trial.check(...refusedWith401(await world.enters(token)))
    const mailed = await mailedToken(world, caller)
    if (mailed !== null) trial.check(...refusedWith401(await world.enters(mailed)))
    if (trial.checks === 0) trial.note('neither a refresh token nor a mail with a token was seen')
    return trial.outcome('refresh, mailed and other tokens are refused as access tokens with 401')
  },
}

/** Tokens that logging in gives beside the two that are known: of a device, of an identity. */
async function handedOut(world: World, { email, password }: Caller): Promise<readonly string[]> {
  if (email === null || password === null || world.surface.accounts.login === null) return []
  const { json } = await world.patiently(() => logIn(world, email, password))
  return tokensIn(json, 'token')
}

const usual = /^(access|refresh)_?token$|^(token|jwt)$|type$/i

function tokensIn(value: unknown, name: string): readonly string[] {
  if (isObject(value)) return Object.entries(value).flatMap(([inner, one]) => tokensIn(one, inner))
  return typeof value === 'string' && /token/i.test(name) && !usual.test(name) && value !== '' ? [value] : []
}

async function mailedToken(world: World, caller: Caller): Promise<string | null> {
  const { mails } = world.target
  if (mails === undefined || caller.email === null || world.surface.accounts.forgot === null) return null
  const before = mailsTo(mails, caller.email).length
  await askForReset(world, caller.email)
  const mail = await nextMail(mails, caller.email, before)
  return mail === null ? null : tokenIn(mail)
}

export const attacks: readonly Attack[] = [purposes]
