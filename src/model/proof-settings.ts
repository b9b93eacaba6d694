/** What a project says about how it is run; what it does not say is null or empty. */
export interface ProofSettings {
  /** The folder its commands run in, below the one that is read. */
  readonly directory: string | null
  /** Commands; `{port}` is where the application is to listen. */
  readonly start: string | null
  readonly migrate: readonly string[] | null
  readonly tests: string | null
  /** A path that answers once the application can. */
  readonly ready: string | null
  readonly environment: Readonly<Record<string, string>>
  /** The variables that make it what it is in production; null where its own settings are to tell. */
  readonly production: Readonly<Record<string, string>> | null
  /** Operations whose rows are meant for every caller, by their ids. */
  readonly shared: readonly string[]
  readonly budgets: StatedBudgets
  readonly principals: readonly StatedPrincipal[]
}

export const NO_PROOF_SETTINGS: ProofSettings = {
  directory: null,
  start: null,
  migrate: null,
  tests: null,
  ready: null,
  environment: {},
  production: null,
  shared: [],
  budgets: {},
  principals: [],
}

/** What 95 of 100 requests may take, as `120ms` or `0.5s`, and how many reads a second there are to be. */
export interface StatedBudgets {
  readonly read?: string
  readonly write?: string
  readonly rps?: number
}

/** A caller as the configuration describes it. */
export interface StatedPrincipal {
  readonly name: string
  readonly role: string | null
  /** Sent as they stand. */
  readonly headers: Readonly<Record<string, string>>
  /** What makes the account, where the application does not have it from the start. */
  readonly signUp: StatedRequest | null
  readonly login: Login | null
}

export interface StatedRequest {
  readonly path: string
  readonly method: string
  readonly body:
    | { readonly json: Readonly<Record<string, unknown>> }
    | { readonly form: Readonly<Record<string, string>> }
}

/** A request that gives a token. */
export interface Login extends StatedRequest {
  /** The way to the token in the answer: `access_token`, `data.token`; empty where the answer sets a cookie. */
  readonly token: string
}
