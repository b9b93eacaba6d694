import type { Backend, Login } from '../model/index.ts'

export type { Login } from '../model/index.ts'

/** A backend that runs, for whoever tries something with it. */
export interface Target {
  /** `http://127.0.0.1:41873`, without a slash at its end. */
  readonly url: string
  readonly backend: Backend
  /** Callers that exist in it. */
  readonly principals: readonly Principal[]
  /** The environment it was started with. */
  readonly environment: Readonly<Record<string, string>>
  /** Asks its database. */
  query<Row = Record<string, unknown>>(sql: string, parameters?: readonly unknown[]): Promise<readonly Row[]>
  /** What its processes have written so far, line by line. */
  output(): readonly string[]
  /** False once its process has ended. */
  alive(): boolean
  /** Ends it and starts it again, with these variables on top, for what is only decided when it starts. */
  restart(environment: Readonly<Record<string, string>>): Promise<Restarted>
}

/** Whether it answers after a restart; where it does not, its last lines say why. */
export type Restarted = { readonly ready: true } | { readonly ready: false; readonly output: readonly string[] }

/** A caller, with what it proves itself by. */
export interface Principal {
  readonly name: string
  /** What the configuration calls its role; null where it says nothing. */
  readonly role: string | null
  /** Sent with each request: `{ authorization: 'Bearer ...' }`. */
  readonly headers: Readonly<Record<string, string>>
  /** How it logged in, where it did. */
  readonly login: Login | null
}
