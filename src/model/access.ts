import type { Place, Step } from './provenance.ts'

/**
 * What stands between a caller and an operation, read from the code that enforces it.
 * - enforced: without credentials some path always ends in 401 or 403
 * - optional: credentials are looked at, and their absence is let through
 * - conditional: enforcement hangs on a setting
 * - public: everything on the way was read, and nothing asks for credentials
 * - unknown: something on the way could not be read; never to be taken for unprotected
 */
export type AccessState = 'enforced' | 'optional' | 'conditional' | 'public' | 'unknown'

export interface Access {
  readonly state: AccessState
  /** What the caller proves itself with, as far as it can be told: bearer, cookie, api key, signature... */
  readonly credentials: readonly string[]
  readonly roles: readonly string[]
  readonly scopes: readonly string[]
  /** The parameters or variables that hold the caller. */
  readonly principals: readonly Principal[]
  /** The checks that were found, each with the way that leads to it. */
  readonly checks: readonly AccessCheck[]
  /** What could not be read, when the state is unknown. */
  readonly unknown: readonly Step[]
}

export interface Principal {
  readonly name: string
  /** The class of the caller object, '' when it cannot be told. */
  readonly type: string
  readonly at: Place
}

export interface AccessCheck {
  readonly kind: 'authentication' | 'authorization'
  readonly status: number
  readonly chain: readonly Step[]
  /** The setting or condition it hangs on, '' when there is none. */
  readonly condition: string
  /** Roles it lets past whoever the row belongs to; absent where it lets nobody past so. */
  readonly exempt?: readonly string[]
}
