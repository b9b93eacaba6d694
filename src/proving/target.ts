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
  /** Written by this tool: what it promises is asked of it in full. */
  readonly built?: boolean
  /** The variables that make it what it is in production; where nothing is said, its settings are asked. */
  readonly production?: Readonly<Record<string, string>>
  /** What its tokens are signed with, as it was given to it: the shared secret, or a private key as PEM. */
  readonly signing?: { readonly algorithm: string; readonly key: string }
  /** The folder its mails are written to, as .eml files. */
  readonly mails?: string
  /** Operations whose rows are meant for every caller, by their ids. */
  readonly shared?: readonly string[]
  /** Where the keys of its tokens are fetched from, when that is another service. */
  readonly keySet?: KeySet
  /** Forgets how often who called, so that one attack does not stand in the way of the next. */
  relax?(): Promise<void>
  /** The same of rows that other tenants may see; where nothing is said, there is none. */
  readonly sharedByTenants?: readonly string[]
  /** Members that keep a new row from others, by the path of all rows: `/api/v1/rooms`. */
  readonly closing?: Readonly<Record<string, Readonly<Record<string, unknown>>>>
  /** Roles that open an operation, by its id: those that ask for a role and nothing else, where more is known than the code tells. */
  readonly demands?: Readonly<Record<string, readonly string[]>>
  readonly people?: People
  /** How many statements it has sent to its database so far, without those that only begin and end transactions. */
  statements?(): number
}

/** Keeps accounts of a backend that this tool has written, as nobody can from outside. */
export interface People {
  /** Whether the backend issues tokens itself. */
  readonly issues: boolean
  /** The role that includes all others. */
  readonly highest: string | null
  /** The table they are in. */
  readonly table: string
  /** A new account that may enter. */
  enrol(as?: Standing): Promise<Enrolled>
  /** Has whoever signed up with an address show that it is theirs. */
  admit(email: string): Promise<void>
  /** Lets somebody in no more. */
  shutOut(id: string): Promise<void>
  /** Lets the time pass after which whoever left is erased. */
  erase?(id: string): Promise<void>
  /** Ends every session of somebody. */
  signOut(id: string): Promise<void>
}

/** What somebody is to be: of the ordinary role, and of a tenant of their own, where nothing is said. */
export interface Standing {
  readonly role?: string
  readonly tenant?: string
}

export interface Enrolled {
  readonly id: string
  readonly role: string | null
  readonly email: string
  /** Null where others keep it, and where nobody has one. */
  readonly password: string | null
  /** What a mail to them would say that lets them in, once; absent where none does. */
  readonly link?: string
  /** What they prove themselves by; null where they log in. */
  readonly headers: Readonly<Record<string, string>> | null
}

/** A service that publishes keys and can be taken away. */
export interface KeySet {
  /** How often they were fetched so far. */
  fetches(): number
  stop(): Promise<void>
  start(): Promise<void>
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
  /** The tenant it belongs to, in a backend of several. */
  readonly tenant?: string
}
