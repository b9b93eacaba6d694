import type { Principal } from '../../target.ts'

/** Somebody who may call, with all that is known of them. */
export interface Caller {
  readonly name: string
  readonly role: string | null
  readonly tenant: string | null
  readonly headers: Readonly<Record<string, string>>
  /** Their own key, where the backend tells. */
  readonly id: string | null
  readonly email: string | null
  readonly password: string | null
  readonly token: string | null
  readonly refresh: string | null
}

export function bearer(headers: Readonly<Record<string, string>>): string | null {
  const value = Object.entries(headers).find(([name]) => name.toLowerCase() === 'authorization')?.[1] ?? ''
  return /^bearer (.+)$/i.exec(value)?.[1] ?? null
}

export function asCaller(principal: Principal): Caller {
  const { login, headers } = principal
  const given: Readonly<Record<string, unknown>> =
    login === null ? {} : 'json' in login.body ? login.body.json : login.body.form
  const text = (names: readonly string[]): string | null =>
    names.map((name) => given[name]).find((one): one is string => typeof one === 'string') ?? null
  return {
    name: principal.name,
    role: principal.role,
    tenant: principal.tenant ?? null,
    headers,
    id: null,
    email: text(['email', 'username', 'login']),
    password: text(['password']),
    token: bearer(headers),
    refresh: null,
  }
}
