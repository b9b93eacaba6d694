import { NotTried, type Attack } from '../attack.ts'
import { all, needs } from '../applies.ts'
import { Trial } from '../trial.ts'
import { exchangeLine } from '../wire/shown.ts'
import type { Caller } from '../world/caller.ts'
import type { World } from '../world/world.ts'
import type { Surface } from '../surface/surface.ts'
import { type Answer, ok, quicker, refused } from '../wire/send.ts'
import { ask, tablesOf } from '../world/database.ts'
import { logIn, newEmail, newPassword, signUp } from '../world/people.ts'
import { changePassword } from './deeds.ts'

const canSignUp = ({ accounts }: Surface): string | null =>
  accounts.signUp === null && accounts.createUser === null ? 'nobody can sign up' : null

const unprocessable = ({ status }: Answer): boolean => status === 422 || status === 400

/** Long enough for every rule of length, and among the first of every list. */
const common = ['password123', 'qwertyuiop', '1234567890', 'iloveyou1', 'football1', 'superman1']

const commonOnes: Attack = {
  id: 'A35',
  title: 'Passwords everybody knows are refused with 422',
  maps: ['ASVS 6.2.4'],
  aftermath: 'writing',
  applies: canSignUp,
  async run(world) {
    const trial = new Trial()
    for (const password of common) {
      const answer = await signUp(world, newEmail(), password)
      trial.check(answer, unprocessable(answer), `${password} is taken`)
    }
    return trial.outcome(`${common.length} common passwords are refused`)
  },
}

/** 64 characters and more than 72 bytes, with spaces at both ends. */
const phrase = (): string =>
  [...` Grüße vom 🐎 auf dem Feld ${newPassword()} ${'äöü '.repeat(16)}`].slice(0, 63).join('') + ' '

const passphrase: Attack = {
  id: 'A36',
  title: 'A passphrase of 64 characters with spaces and emoji is taken, and only exactly as it is',
  maps: ['ASVS 6.2.5', 'ASVS 6.2.8', 'ASVS 6.2.9'],
  aftermath: 'writing',
  applies: all(canSignUp, needs('login')),
  async run(world) {
    const trial = new Trial()
    const email = newEmail()
    const password = phrase()
    const made = await signUp(world, email, password)
    if (!trial.check(made, ok(made), 'it is refused')) return trial.outcome('')
    await world.target.people?.admit(email)
    const exact = await world.patiently(() => logIn(world, email, password))
    trial.check(exact, ok(exact), 'it does not open the account')
    const cut = Buffer.from(password).subarray(0, 72).toString('utf8').replaceAll('\ufffd', '')
    for (const [what, other] of [
      ['trimmed', password.trim()],
      ['in other case', password.toUpperCase()],
      ['cut after 72 bytes', cut],
      ['longer than it is', `${password}x`],
    ] as const) {
      const answer = await world.patiently(() => logIn(world, email, other))
      trial.check(answer, refused(answer), `${what}, it opens the account too`)
    }
    return trial.outcome('the phrase opens the account, and no likeness of it does')
  },
}

const QUICK = 2000

const lengths: Attack = {
  id: 'A37',
  title: 'A password of 7 characters is refused with 422, and one of a megabyte too, quickly',
  maps: ['ASVS 6.2.1', 'API4'],
  aftermath: 'writing',
  applies: canSignUp,
  async run(world) {
    const trial = new Trial()
    const short = await signUp(world, newEmail(), 'Xk7-q.Z')
    trial.check(short, unprocessable(short), 'seven characters are taken')
    const huge = await quicker(QUICK, () => signUp(world, newEmail(), 'Xk7-q.Zw'.repeat(131_072)))
    trial.check(huge, unprocessable(huge) || huge.status === 413, 'a megabyte is not refused')
    trial.fact(
      huge.milliseconds < QUICK,
      'a megabyte keeps it busy',
      `${Math.round(huge.milliseconds)} ms for a megabyte`,
    )
    return trial.outcome(
      `7 characters answer ${short.status}, a megabyte ${huge.status} after ${Math.round(huge.milliseconds)} ms`,
    )
  },
}

const LEAST_MEMORY = 19_456
const LEAST_PASSES = 2

const hashes: Attack = {
  id: 'A38',
  title: 'Passwords are stored as argon2id with at least 19 MiB and two passes',
  maps: ['ASVS 11.4.2', 'OWASP Password Storage Cheat Sheet'],
  aftermath: 'writing',
  applies: (surface) => (surface.people ? needs('changePassword')(surface) : canSignUp(surface)),
  async run(world) {
    const trial = new Trial()
    const caller = await world.fresh()
    await ownHash(world, caller)
    const tables = await tablesOf(world.target)
    const found = (await Promise.all(tables.map((table) => rowsOf(world, table, caller)))).flat()
    if (found.length === 0) throw new NotTried('no table holds a new account')
    const hash = /\$argon2\w+\$[^,\s"')]*|\$2[aby]\$\d\d|\$scrypt|pbkdf2\w*/.exec(found.join('\n'))?.[0] ?? ''
    const cost = /\$argon2id\$v=\d+\$m=(\d+),t=(\d+)/.exec(found.join('\n'))
    const strong = Number(cost?.[1] ?? 0) >= LEAST_MEMORY && Number(cost?.[2] ?? 0) >= LEAST_PASSES
    const parameters =
      cost === null ? hash.slice(0, 16) || 'no known hash beside the address' : `argon2id m=${cost[1]}, t=${cost[2]}`
    trial.fact(strong, 'the hash is weaker', parameters)
    return trial.outcome(parameters, parameters)
  },
}

/** Of an account that did not sign up, the backend has hashed nothing yet. */
async function ownHash(world: World, caller: Caller): Promise<void> {
  if (world.surface.accounts.signUp !== null || world.target.people === undefined) return
  const changed = await changePassword(world, caller, caller.password ?? undefined, newPassword())
  if (!ok(changed)) throw new NotTried(`the password could not be changed: ${exchangeLine(changed)}`)
}

/** The rows of an account in a table: those with its address, and those that say they are of its key. */
async function rowsOf({ target }: World, table: string, { email, id }: Caller): Promise<readonly string[]> {
  const rows = await ask<{ text: string }>(
    target,
    `select whole_row::text as text from ${table} as whole_row where position($1 in whole_row::text) > 0 or exists (
       select 1 from jsonb_each_text(to_jsonb(whole_row)) as member
       where member.value = $2 and member.key ~* '(user|account|person|owner|member)_?id$')`,
    [email, id ?? ''],
  )
  return rows.map(({ text }) => text)
}

const withoutCurrent: Attack = {
  id: 'A39',
  title: 'Nobody changes a password without saying the current one',
  maps: ['ASVS 6.2.3'],
  aftermath: 'writing',
  applies: needs('changePassword'),
  async run(world) {
    const trial = new Trial()
    const caller = await world.fresh()
    for (const current of [undefined, '', newPassword()]) {
      const answer = await changePassword(world, caller, current, newPassword())
      const said = current === undefined ? 'without the current one' : 'with a wrong one'
      if (!trial.check(answer, refused(answer), `it is changed ${said}`)) return trial.outcome('')
    }
    const { changeMe } = world.surface.accounts
    if (changeMe !== null) {
      await world.call(changeMe, caller, { members: { password: newPassword() } })
      const still = await world.patiently(() => logIn(world, caller.email ?? '', caller.password ?? ''))
      trial.check(still, ok(still), 'changing oneself changes the password')
    }
    return trial.outcome('without the current password it is refused')
  },
}

const seeds: readonly (readonly [string, string])[] = [
  ['admin@example.com', 'changethis'],
  ['admin@example.com', 'admin'],
  ['admin@example.com', 'password'],
  ['admin', 'admin'],
  ['admin@admin.com', 'admin'],
  ['root@example.com', 'changeme'],
]

const seeded: Attack = {
  id: 'A40',
  title: 'In production no account opens with credentials that stand in the code or that everybody tries',
  maps: ['ASVS 6.3.2', 'ASVS 13.2.3'],
  aftermath: 'restarting',
  applies: needs('login'),
  async run(world) {
    await world.relax()
    const trial = new Trial()
    trial.note(await world.environment.inProduction())
    for (const [name, password] of [...seeds, ...written(world.surface)]) {
      const answer = await world.patiently(() => logIn(world, name, password))
      trial.check(answer, !ok(answer), `${name} gets in with a password that is in the code or in every list`)
    }
    return trial.outcome(`${trial.checks} pairs are refused`)
  },
}

/** Names and passwords that stand as defaults in the settings. */
function written({ backend }: Surface): readonly (readonly [string, string])[] {
  const plain = (text: string): string => text.replace(/^(['"])(.*)\1$/, '$2')
  const defaults = backend.runtime.settings.filter((setting) => setting.default !== null)
  const passwords = defaults.filter(({ variable }) => /(admin|super|root|user).*passw/i.test(variable))
  const names = defaults.filter(({ variable }) => /(admin|super|root|user)(_?(e?mail|name|user))?$/i.test(variable))
  return passwords.flatMap((password) =>
    names.map((name) => [plain(name.default ?? ''), plain(password.default ?? '')] as const),
  )
}

export const attacks: readonly Attack[] = [commonOnes, passphrase, lengths, hashes, withoutCurrent, seeded]
