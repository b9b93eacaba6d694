import type { Store } from './store.ts'
import type { Verifier } from './tokens.ts'

/** One request, as handlers see it. */
export interface Call {
  readonly shop: Context
  readonly keys: readonly string[]
  readonly query: URLSearchParams
  readonly headers: Readonly<Record<string, string | undefined>>
  readonly body: Readonly<Record<string, unknown>>
  readonly bytes: Buffer
  readonly user: User | null
  /** What the caller's service key opens, null for a person. */
  readonly scopes: readonly string[] | null
  readonly address: string
}

export interface User {
  readonly id: string
  readonly email: string
  readonly role: string
  readonly tenant_id: string
  readonly is_active: boolean
  readonly session: string
}

/** What all requests of a shop share. */
export interface Context {
  /** Whether the protection an attack aims at is there. */
  readonly guards: (id: string) => boolean
  readonly store: Store
  readonly verifier: Verifier
  readonly counts: Counts
  readonly environment: Readonly<Record<string, string>>
  readonly log: (line: string) => void
}

export interface Reply {
  readonly status: number
  readonly body?: unknown
}

export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly status: number
  readonly headers: Readonly<Record<string, string>>

  constructor(status: number, message: string, headers: Readonly<Record<string, string>> = {}) {
    super(message)
    this.status = status
    this.headers = headers
  }
}

export const notFound = (): Refusal => new Refusal(404, 'there is no such thing')

/** How often who did what they may not do often. */
export class Counts {
  readonly #seen = new Map<string, Set<string>>()

  /** Refuses once more than `most` different things were done. */
  count(what: string, thing: string, most: number): void {
    const things = this.#seen.get(what) ?? new Set()
    this.#seen.set(what, things.add(thing))
    if (things.size > most) throw new Refusal(429, 'too many', { 'retry-after': '60' })
  }

  forget(): void {
    this.#seen.clear()
  }
}
