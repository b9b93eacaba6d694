import type { Operation } from '../../../model/index.ts'
import { NotTried } from '../attack.ts'
import { membersOf } from '../surface/bodies.ts'
import { type Answer, ok } from '../wire/send.ts'
import { exchangeLine } from '../wire/shown.ts'
import type { Caller } from '../world/caller.ts'
import { deep } from '../world/payload.ts'
import type { World } from '../world/world.ts'

/** Values for members by what they are called; the first word that fits counts. */
export function filled(
  world: World,
  operation: Operation,
  words: readonly (readonly [RegExp, unknown])[],
): Readonly<Record<string, unknown>> {
  const names = Object.keys(membersOf(world.surface.backend, operation))
  const pairs = names.map((name) => [name, words.find(([word]) => word.test(name))] as const)
  return Object.fromEntries(
    pairs.flatMap(([name, word]) => (word === undefined || word[1] === undefined ? [] : [[name, word[1]]])),
  )
}

export const there = (operation: Operation | null, what: string): Operation => {
  if (operation === null) throw new NotTried(`there is no operation ${what}`)
  return operation
}

/** Deletes an account: by itself, or by an administrator. */
export async function deleteAccount(world: World, caller: Caller): Promise<Answer> {
  const { deleteMe, deleteUser } = world.surface.accounts
  if (deleteMe !== null) {
    const members = filled(world, deleteMe, [[/passw/i, caller.password]])
    return world.call(deleteMe, caller, Object.keys(members).length > 0 ? { members } : {})
  }
  const admin = world.admin()
  if (admin === null || caller.id === null) throw new NotTried('nobody is named who may delete an account')
  return userCall(world, there(deleteUser, 'to delete users'), admin, caller.id)
}

/** An administrator does something to a user. */
export function userCall(
  world: World,
  operation: Operation,
  admin: Caller,
  id: string,
  body?: unknown,
): Promise<Answer> {
  const name = /\{(\w+)/.exec(operation.path)?.[1] ?? 'id'
  return world.call(operation, admin, { keys: { [name]: id }, ...(body !== undefined && { body }) })
}

export function changePassword(
  world: World,
  caller: Caller,
  current: string | undefined,
  next: string,
): Promise<Answer> {
  const operation = there(world.surface.accounts.changePassword, 'to change the password')
  const body = filled(world, operation, [
    [/current|old/i, current],
    [/passw/i, next],
  ])
  return world.call(operation, caller, { body })
}

export function refreshWith(world: World, token: string): Promise<Answer> {
  const operation = there(world.surface.accounts.refresh, 'to refresh a token')
  return world.call(operation, null, { members: filled(world, operation, [[/token/i, token]]) })
}

/** What a refresh handed out, which must have gone well. */
export async function refreshed(world: World, token: string): Promise<string> {
  const answer = await world.patiently(() => refreshWith(world, token))
  const next = ok(answer) ? deep(answer.json, ['refresh_token', 'refreshToken']) : null
  if (next === null) throw new NotTried(`a refresh gives no new refresh token: ${exchangeLine(answer)}`)
  return next
}

export async function withRefresh(world: World): Promise<Caller & { readonly refresh: string }> {
  const caller = await world.fresh()
  if (caller.refresh === null) throw new NotTried('logging in gives no refresh token in its answer')
  return { ...caller, refresh: caller.refresh }
}
