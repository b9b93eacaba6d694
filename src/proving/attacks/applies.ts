import type { Surface } from './surface/surface.ts'
import type { Accounts } from './surface/accounts.ts'

/** Reasons an attack cannot be meant for a backend. */
type Applies = (surface: Surface) => string | null

export const always: Applies = () => null

export const needsSecured: Applies = ({ secured }) => (secured.length > 0 ? null : 'no operation asks for credentials')

export const needsBearer: Applies = (surface) => {
  const missing = needsSecured(surface)
  if (missing !== null) return missing
  const bearer = surface.secured.some(
    ({ access, security }) => access.credentials.includes('bearer') || security.length > 0,
  )
  return bearer ? null : 'no operation takes bearer tokens'
}

const called: Readonly<Record<keyof Accounts, string>> = {
  signUp: 'to sign up',
  login: 'to log in',
  askForLink: 'to ask for a link that signs in',
  followLink: 'to sign in by a link',
  refresh: 'to refresh a token',
  logout: 'to log out',
  changePassword: 'to change the password',
  forgot: 'to ask for a new password',
  reset: 'to set a new password by mail',
  verify: 'to verify an address',
  me: 'to look at oneself',
  changeMe: 'to change oneself',
  deleteMe: 'to delete oneself',
  createUser: 'to make users',
  changeUser: 'to change users',
  deleteUser: 'to delete users',
}

/** It takes operations of these kinds. */
export const needs =
  (...kinds: readonly (keyof Accounts)[]): Applies =>
  ({ accounts }) => {
    const missing = kinds.find((kind) => accounts[kind] === null)
    return missing === undefined ? null : `there is no operation ${called[missing]}`
  }

/** The first reason of several. */
export const all =
  (...conditions: readonly Applies[]): Applies =>
  (surface) => {
    for (const condition of conditions) {
      const reason = condition(surface)
      if (reason !== null) return reason
    }
    return null
  }
