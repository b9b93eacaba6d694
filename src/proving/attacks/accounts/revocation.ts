import { NotTried, type Attack, type Outcome } from '../attack.ts'
import { all, needs, needsBearer } from '../applies.ts'
import { refusedWith401 } from '../tokens/credentials.ts'
import { Trial } from '../trial.ts'
import { membersOf } from '../surface/bodies.ts'
import { type Answer, ok } from '../wire/send.ts'
import { exchangeLine } from '../wire/shown.ts'
import type { Caller } from '../world/caller.ts'
import { logIn, newPassword } from '../world/people.ts'
import type { World } from '../world/world.ts'
import { changePassword, deleteAccount, filled, refreshWith, userCall } from './deeds.ts'

const enters = (world: World, caller: Caller): Promise<Answer> => world.call(world.probe, caller)

/** What is to end a session must have been done, or nothing follows from the session going on. */
function done(answer: Answer, what: string): void {
  if (!ok(answer)) throw new NotTried(`${what} did not work: ${exchangeLine(answer)}`)
}

const deleted: Attack = {
  id: 'A13',
  title: 'The token of a deleted user is refused with 401',
  maps: ['ASVS 7.4.2'],
  aftermath: 'writing',
  applies: ({ accounts }) =>
    accounts.deleteMe === null && accounts.deleteUser === null ? 'no operation deletes users' : null,
  async run(world) {
    const trial = new Trial()
    const caller = await world.fresh()
    done(await deleteAccount(world, caller), 'deleting the account')
    trial.check(...refusedWith401(await enters(world, caller)))
    return trial.outcome('the token of a deleted user is refused with 401')
  },
}

const disabled: Attack = {
  id: 'A14',
  title: 'The token of a disabled user is refused with 401 or 403',
  maps: ['ASVS 7.4.2'],
  aftermath: 'writing',
  applies: (surface) => (surface.people ? needsBearer(surface) : needs('changeUser')(surface)),
  async run(world) {
    const caller = await world.fresh()
    if (caller.id === null) throw new NotTried('the key of a new user is told nowhere')
    await disable(world, caller.id)
    const answer = await enters(world, caller)
    const trial = new Trial()
    trial.check(
      answer,
      [401, 403].includes(answer.status),
      ok(answer) ? 'it lets the caller in' : `it answers ${answer.status}`,
    )
    return trial.outcome(`the token of a disabled user is refused with ${answer.status}`)
  },
}

/** By an operation of the backend, where there is one; else where the accounts are kept. */
async function disable(world: World, id: string): Promise<void> {
  const { changeUser } = world.surface.accounts
  const switched = changeUser === null ? null : switchOff(Object.keys(membersOf(world.surface.backend, changeUser)))
  if (switched === null || changeUser === null) {
    if (world.target.people === undefined) throw new NotTried('nothing in the body of that operation disables a user')
    return world.target.people.shutOut(id)
  }
  const admin = world.admin()
  if (admin === null) throw new NotTried('no administrator is named')
  done(await userCall(world, changeUser, admin, id, switched), 'disabling the user')
}

function switchOff(names: readonly string[]): Readonly<Record<string, unknown>> | null {
  const on = names.find((name) => /^(is_)?(active|enabled)$/i.test(name))
  if (on !== undefined) return { [on]: false }
  const off = names.find((name) => /^(is_)?(disabled|blocked|banned|suspended)$/i.test(name))
  return off === undefined ? null : { [off]: true }
}

const loggedOut: Attack = {
  id: 'A19',
  title: 'After logging out, neither the access nor the refresh token is taken',
  maps: ['ASVS 7.4.1'],
  aftermath: 'writing',
  applies: (surface) => needsBearer(surface) ?? (surface.people ? null : needs('login')(surface)),
  async run(world) {
    const trial = new Trial()
    if (world.target.people?.issues === false) return signedOutElsewhere(world, trial)
    const { logout, refresh } = world.surface.accounts
    if (logout === null) {
      trial.fact(false, 'there is no way to log out', 'no operation to log out was found')
      return trial.outcome('')
    }
    const caller = await world.fresh()
    const members = caller.refresh === null ? {} : filled(world, logout, [[/refresh|token/i, caller.refresh]])
    done(await world.call(logout, caller, Object.keys(members).length > 0 ? { members } : {}), 'logging out')
    trial.check(...refusedWith401(await enters(world, caller)))
    if (refresh !== null && caller.refresh !== null)
      trial.check(...refusedWith401(await refreshWith(world, caller.refresh)))
    return trial.outcome('tokens of a session that was ended are refused with 401')
  },
}

/** Where another service keeps the sessions, one that it ended ends here too. */
async function signedOutElsewhere(world: World, trial: Trial): Promise<Outcome> {
  const caller = await world.fresh()
  if (!ok(await enters(world, caller))) throw new NotTried('a new caller is not let in to begin with')
  await world.target.people?.signOut(caller.id ?? '')
  trial.check(...refusedWith401(await enters(world, caller)))
  return trial.outcome('the token of a session that ended where the accounts are kept is refused with 401')
}

const newPasswords: Attack = {
  id: 'A20',
  title: 'After a change of the password, tokens from before are refused with 401',
  maps: ['ASVS 7.4.3'],
  aftermath: 'writing',
  applies: all(needsBearer, needs('changePassword')),
  async run(world) {
    const trial = new Trial()
    const caller = await world.fresh()
    const next = newPassword()
    // A token may be told from a later one by the second it was made in.
    await new Promise((resolve) => setTimeout(resolve, 1100))
    done(await changePassword(world, caller, caller.password ?? '', next), 'changing the password')
    trial.check(...refusedWith401(await enters(world, caller)))
    if (world.surface.accounts.refresh !== null && caller.refresh !== null)
      trial.check(...refusedWith401(await refreshWith(world, caller.refresh)))
    const again = await world.patiently(() => logIn(world, caller.email ?? '', next))
    trial.check(again, ok(again), 'the new password is not taken')
    return trial.outcome('tokens from before the change are refused with 401')
  },
}

export const attacks: readonly Attack[] = [deleted, disabled, loggedOut, newPasswords]
