import type { Place, Step } from './provenance.ts'

export interface Runtime {
  readonly settings: readonly Setting[]
  readonly jobs: readonly Job[]
  readonly caches: readonly Use[]
  readonly outbound: readonly Use[]
  readonly models: readonly Use[]
  readonly vectorStores: readonly Use[]
  /** What can be switched on and off, and how it stands; absent where there is nothing. */
  readonly flags?: readonly Flag[]
  /** Rows that jobs delete when they are old; absent where none are. */
  readonly forgotten?: readonly Forgotten[]
  /** Accounts people have elsewhere, and connect here; absent where there are none. */
  readonly accounts?: readonly AccountElsewhere[]
}

/** An account people have with somebody else, and what may be asked of it. */
export interface AccountElsewhere {
  readonly name: string
  readonly provider: 'google' | 'github' | 'microsoft' | 'slack'
  readonly scopes: readonly string[]
  /** Whether what came of it goes with it. */
  readonly purges: boolean
  readonly at: Place
}

export interface Flag {
  readonly name: string
  readonly on: boolean
}

/** Rows of a table that a job deletes when they are so many seconds old. */
export interface Forgotten {
  readonly table: string
  readonly seconds: number
  readonly job: string
}

export interface Setting {
  /** `Settings.DATABASE_URL` */
  readonly name: string
  /** The environment variable that sets it. */
  readonly variable: string
  readonly type: string
  /** The default in the code, as written; null when it must be given. */
  readonly default: string | null
  /** The value given with `--env`. */
  readonly given: string | null
  readonly secret: boolean
  /** What the code says it is for; absent where it says nothing. */
  readonly about?: string
  readonly at: Place
}

export interface Job {
  readonly name: string
  readonly runner:
    | 'celery'
    | 'taskiq'
    | 'arq'
    | 'apscheduler'
    | 'dramatiq'
    | 'rq'
    | 'background-task'
    | 'program'
    | 'unknown'
  /** Cron line, interval or '' when it only runs on demand. */
  readonly schedule: string
  /** How often it is tried again, where the program says so. */
  readonly retries?: number
  /** Whether it waits longer each time. */
  readonly exponential?: boolean
  /** How long a try may take. */
  readonly seconds?: number
  /** Events it waits for, where the program keeps a register of that. */
  readonly on?: readonly string[]
  /** The account elsewhere it works for, by its name. */
  readonly account?: string
  /** The table whose rows it makes of what it finds there. */
  readonly makes?: string
  /** Columns in which no two of those are the same. */
  readonly same?: readonly string[]
  /** Tables it works on, where the program runs it itself. */
  readonly tables?: readonly string[]
  readonly at: Place
}

/** A place that talks to something outside: a cache, another service, a language model, a vector store. */
export interface Use {
  /** The library: `redis`, `httpx`, `openai`, `qdrant-client`. */
  readonly library: string
  /** What is done: `get`, `chat.completions.create`. */
  readonly what: string
  readonly at: Place
}

/** What an operation causes besides its statements. */
export interface Effect {
  readonly kind: 'job' | 'cache' | 'outbound' | 'model' | 'vector-store' | 'file' | 'mail'
  readonly library: string
  readonly what: string
  readonly inLoop: boolean
  readonly chain: readonly Step[]
}
