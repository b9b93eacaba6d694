import type { Place, Step } from './provenance.ts'

/** What following an operation showed, beyond its statements: read only when somebody asks for it. */
export interface Trace {
  readonly calls: readonly Call[]
  readonly refusals: readonly Refusal[]
  readonly assignments: readonly Assignment[]
  /** What the handler hands back, as far as it can be told; several when it depends. */
  readonly returns: readonly Returned[]
  /** Statements that ask for what belongs to a row another statement loaded. */
  readonly followUps: readonly FollowUp[]
  /** Rows of the database the handler hands back as they are: their serialization reads them. */
  readonly rows: readonly ReturnedRows[]
  /** Calls of async functions of the project: each is awaited somewhere, or forgotten. */
  readonly coroutines: readonly Coroutine[]
  /** False when something on the way was given up: what is not listed may still happen. */
  readonly complete: boolean
}

/** A call of code outside the project. */
export interface Call {
  /** `httpx.AsyncClient.get`, `jwt.decode`, `builtins.open`. */
  readonly path: string
  readonly arguments: readonly Argument[]
  /** What went into the object the call is made on. */
  readonly receiver: readonly Source[]
  /** How that object is made up, where something of the request may be in it. */
  readonly receiverWays?: readonly Way[]
  readonly inLoop: boolean
  /** What had to hold to get here, as written. */
  readonly conditions: readonly string[]
  /** From the dependency or handler to the call, the call last. */
  readonly chain: readonly Step[]
  /** What was asked about the request on the way here: by conditions, and by refusals that came before. */
  readonly tests?: readonly Test[]
}

export interface Test {
  /** As written. */
  readonly text: string
  /** The path of what the test is made of: `operator.in`, `os.path.exists`; '' when it is not known. */
  readonly made: string
  readonly from: readonly Source[]
  /** The values it looked at, as pieces name them. */
  readonly values: readonly number[]
}

export interface Argument {
  /** The keyword; '' for a positional one. */
  readonly name: string
  /** The value where it is known; absent where it is not. */
  readonly value?: Literal
  /** The path of what made it: `datetime.timedelta`, `sqlalchemy.text`; a class of the project by its name. */
  readonly made: string
  /** Text that was composed, with `{}` where something was put in; '' otherwise. */
  readonly template: string
  readonly from: readonly Source[]
  /** How it is made up, where something of the request may be in it: a list of pieces for each way there is. */
  readonly ways?: readonly Way[]
  /** What a list or mapping that is written out holds, where something of the request may be in it. */
  readonly items?: readonly Argument[]
}

/** Pieces that stand one after the other. */
export type Way = readonly Piece[]

export interface Piece {
  /** Known text; null for what is put in. */
  readonly text: string | null
  /** Where what is put in comes from: only what is the request's own word, not what was looked up with it. */
  readonly from: readonly Source[]
  /** What it surely is, `int`, `uuid.UUID`; '' when that is not known. */
  readonly type: string
  /** The functions it went through, the last one first: `os.path.basename`. */
  readonly through: readonly string[]
  /** The field of a class it was read from, `Order.name`; '' when there is none. */
  readonly field: string
  /** The same number for the same value; 0 for known text. */
  readonly value: number
  /** What had to hold for this value and not another to get here. */
  readonly tests: readonly Test[]
}

export type Literal = string | number | boolean | null | readonly Literal[] | { readonly [key: string]: Literal }

/**
 * Where a value comes from: `principal`, `path:item_id`, `query:limit`, `header:x-token`, `cookie:session`,
 * `body:order`, `form:name`, `file:upload`, `request`, `credentials:OAuth2PasswordBearer`.
 */
export type Source = string

/** An exception that leaves the operation, or is caught on its way. */
export interface Refusal {
  /** The HTTP status it ends in; null when nobody here can tell. */
  readonly status: number | null
  /** The class that is raised. */
  readonly exception: string
  /** The detail, when it is written out. */
  readonly detail: Literal
  /** What its class calls every error of the kind, `not_found`, where it says so. */
  readonly code?: string
  /** What its class says to whoever is refused. */
  readonly message?: string
  readonly escapes: boolean
  readonly conditions: readonly string[]
  readonly chain: readonly Step[]
}

/** An attribute set on an object of the project: a column of a row that was loaded or is being made. */
export interface Assignment {
  /** The class of the object. */
  readonly class: string
  /** `*` for one that may be any: `setattr(row, key, value)`. */
  readonly attribute: string
  readonly value: Argument
  readonly conditions: readonly string[]
  readonly chain: readonly Step[]
}

export interface Returned {
  /** The class of the project, the path of what made it, or `dict`, `list`, `str`...; '' when unknown. */
  readonly type: string
  /** Inside of a list or another sequence. */
  readonly many: boolean
  /** Keys of a mapping that is written out, with what they hold. */
  readonly keys: readonly string[]
  readonly from: readonly Source[]
  /** As for an argument. */
  readonly ways?: readonly Way[]
}

/** A row leads to another statement: by a relationship that was not loaded with it, or by a value of one of its columns. */
export interface FollowUp {
  /** The relationship that is read; '' when a column is asked for by `==`. */
  readonly relationship: string
  /** The class of the row. */
  readonly class: string
  /** Whether the statement that loaded the row loads several. */
  readonly many: boolean
  readonly inLoop: boolean
  /** From the handler to the statement that follows. */
  readonly chain: readonly Step[]
  /** From the handler to the statement that loaded the row. */
  readonly loadedBy: readonly Step[]
  /** What ran that one: `sqlalchemy.ext.asyncio.AsyncSession.execute`. */
  readonly loader: string
}

export interface ReturnedRows {
  readonly class: string
  /** Whether one statement loads several of them, for a list. */
  readonly many: boolean
  /** Relationships that came with them, with their strategy: `author selectin`. */
  readonly loads: readonly string[]
  readonly loadedBy: readonly Step[]
  readonly loader: string
}

export interface Coroutine {
  /** The function that is called. */
  readonly function: string
  readonly at: Place
}
