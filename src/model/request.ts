/** What somebody asks an architect for, as far as it was understood. What was not stands in `unread`, and becomes a question. */
export interface DesignRequest {
  /** As it was asked. */
  readonly text: string
  /**
   * - create: a backend, or a part of one, that is not there
   * - change: something in the backend that is there
   * - review: a judgement of what is there
   */
  readonly intent: 'create' | 'change' | 'review'
  /** What the whole is called: `URL shortener`; absent where nothing says it. */
  readonly called?: string
  readonly subjects: readonly Subject[]
  readonly capabilities: readonly Capability[]
  readonly figures: readonly StatedFigure[]
  /** Words that mean something and that nothing here reads. */
  readonly unread: readonly Words[]
  /** What of it people write by hand: a requirement the design keeps, and nothing is generated for. */
  readonly byHand?: readonly Words[]
  /** What of it a part that comes with the backend does as it is said; absent where nothing is asked of one. */
  readonly built?: readonly BuiltAsSaid[]
  /** What is said not to be wanted: `no GraphQL`. */
  readonly declined?: readonly Capability[]
  /** Names of roles it speaks of, the highest first. */
  readonly roles?: readonly AskedRole[]
  readonly rules?: readonly AskedRule[]
  /** What is to be told of what is there, where it is a question or speaks of how fast it is; absent for all others. */
  readonly asks?: AskedToTell
}

/** What is asked for and done by what is built anyway. */
export interface BuiltAsSaid {
  /** `only a hash of it is kept` */
  readonly is: string
  /** A column, an operation, a file, or a line of the blueprint: `api_keys.hash`. */
  readonly at: string
  readonly from: Words
}

/** A question about what is there. */
export interface AskedToTell {
  /**
   * - access: who may do something
   * - speed: how fast it is, or how it is made faster
   * - place: where it stands
   * - number: how many there are
   * - way: how it goes, or when
   * - reason: why it is so
   * - state: whether or what it is
   */
  readonly kind: 'access' | 'speed' | 'place' | 'number' | 'way' | 'reason' | 'state'
  /** What is done with the things it is about: `read`, `cancel`. */
  readonly verbs: readonly string[]
  readonly from: Words
}

export interface AskedRole {
  /** `warehouse_manager` */
  readonly name: string
  /** How much such people usually may: 0 is all, 5 and more what everybody does who signs in. */
  readonly rank: number
  readonly from: Words
  /** What they do stands in words nobody reads. */
  readonly isTold?: true
  /** They do what is said of them and nothing else; where they only look at it, they see nothing else either. Absent where nobody says so. */
  readonly confined?: { readonly isSeeing: boolean; readonly from: Words }
}

/** Who may do what, as it is said. */
export interface AskedRule {
  /** The name of a role, or `anyone`, `nobody`, `signed in`, `owner`. */
  readonly who: string
  readonly verbs: readonly ('read' | 'create' | 'update' | 'delete')[]
  /** An operation beyond these, `approve`; absent for none. */
  readonly operation?: string
  /** Whose own they are, where `who` is the owner and somebody is named: `stylist`; absent where nobody is. */
  readonly as?: string
  /** Who that is to whoever the row belongs to, where `who` is the owner: `manager`; absent where it is the owner itself. */
  readonly by?: string
  /** The subject whose people they are, where it is about what is of that alone: `Company`. */
  readonly within?: string
  /** Where `within` is a group that has people: a company, a team. */
  readonly isOfGroup?: true
  /** The subject it is about; null for all of them. */
  readonly of: string | null
  /**
   * - may: they, beside others
   * - only: they, and nobody else
   * - not: others, and not they
   */
  readonly how: 'may' | 'only' | 'not'
  readonly from: Words
}

/** A part of the text, with where it begins and ends in it. */
export interface Words {
  readonly text: string
  readonly start: number
  readonly end: number
}

/** A thing the request speaks of: what becomes, or is, a table with operations. */
export interface Subject {
  /** `DeletionRequest` */
  readonly name: string
  readonly from: Words
  /** The table of the backend that it is; null for one that is not there. */
  readonly table: string | null
  readonly fields: readonly AskedField[]
  /** Values a field goes through, in the steps that are said; absent where nothing of the kind is. */
  readonly states?: readonly AskedStates[]
  /** Where it is said that no two of the same are at one time; absent where nothing is. */
  readonly apart?: readonly AskedApart[]
  /** How many of them there may be, where that is said or follows; absent where it is not. */
  readonly limits?: readonly AskedLimit[]
  /** What may not be done with some of them, by how they stand; absent where nothing is said of it. */
  readonly locks?: readonly AskedLock[]
  /** Fields of which each combination is there once, `owner` for whoever made it; absent where nothing is said of it. */
  readonly once?: readonly (readonly string[])[]
  /** How rows that are there come to stand by something nobody does with them yet; absent where nothing is said of it. */
  readonly becomes?: readonly AskedBecoming[]
}

/** `staff mark a shipped order as returned`, where orders have a state: what is done, and how it stands before and after. */
export interface AskedBecoming {
  /** The field that says how it stands. */
  readonly field: string
  /** What is done: `return`; null where nobody says that anything is. */
  readonly verb: string | null
  readonly to: string
  /** How it may stand before; none where nobody says it. */
  readonly before: readonly string[]
  /** Functions of the program that are called like what is done besides, with how it is said: `_put_back`. */
  readonly also: readonly { readonly name: string; readonly said: string }[]
  /** The roles that do it; none where nobody says it. */
  readonly who: readonly string[]
  readonly from: Words
}

/** No two of one room, or of whatever else it is of, at one time. */
export interface AskedApart {
  /** The subject there is one of at a time; null for whatever it is a part of. */
  readonly by: string | null
  readonly from: Words
  /** Nobody says it: of such things there usually is one at a time. */
  readonly isSupposed?: true
}

/** No more of them than so many of one member, of one event, in one week. */
export interface AskedLimit {
  /** A number, or the field of what `per` points to first that says it. */
  readonly most: number | string
  /** Fields that are the same in those that are counted, `owner` for whoever made them. */
  readonly per: readonly string[]
  /** The stretch of time they are in, or were made in; null for all time. */
  readonly every: {
    readonly stretch: 'hour' | 'day' | 'week' | 'month' | 'year'
    readonly of: 'being' | 'making'
  } | null
  /** Which of them count: those that hold still, those that are yet to come, those of one value; all but what was called off. */
  readonly such: 'standing' | 'coming' | { readonly field: string; readonly value: string } | null
  readonly from: Words
  /** Nobody says it: what has so many places is not given to more. */
  readonly isSupposed?: true
}

/** `an issued invoice cannot be changed`: how it stands, and what nobody does with it then. */
export interface AskedLock {
  readonly field: string
  /** Values of the field, or what it is called where it says whether. */
  readonly states: readonly string[]
  /** Whether it is done with those that stand so, and with no others. */
  readonly isOnly: boolean
  /** `update`, `delete`, or an operation. */
  readonly does: readonly string[]
  /** What the field would be once it was done: `cancelled`; absent where it says nothing of it. */
  readonly becomes?: readonly string[]
  /** What holds of a moment while it may be done: `starts_at > now + 1d`; absent where it is how it stands that says it. */
  readonly moment?: string
  /** The role that may nevertheless; absent for none. */
  readonly but?: string
  readonly from: Words
}

export interface AskedStates {
  readonly field: string
  readonly steps: readonly { readonly from: string; readonly to: string }[]
  readonly from: Words
}

export interface AskedField {
  readonly name: string
  /** As the blueprint language writes a type: `str(1..200)`, `todo|doing|done`, `-> User`. */
  readonly type: string
  readonly from: Words
  /** Whether the request says the type, or the name alone suggests it. */
  readonly typed: 'said' | 'by its name'
  /** What becomes of a field that is there; absent for one that is asked for. */
  readonly change?: 'removed' | 'renamed' | 'changed'
  /** The role that says what it is, and nobody else does; absent where nobody is said to. */
  readonly setBy?: string
  /** Whether no answer tells it: what some say of rows that others see. */
  readonly isUntold?: true
  /** What it is called now, where it is to be called otherwise. */
  readonly was?: string
  /** How the row it leads to has to stand, `a shipped order`; absent where any may be named. */
  readonly stands?: { readonly field: string; readonly states: readonly string[] }
}

/** What is asked for besides things and fields. */
export interface Capability {
  readonly name: CapabilityName
  /** What it is asked for: a subject, a field of one, or what is done to one (`Task.archive`); null for the whole backend. */
  readonly of: string | null
  /** Who sends them, where these are webhooks that come in; absent for all others. */
  readonly comesFrom?: string
  /** Roles that may subscribe to what is sent, where somebody says so; absent for whoever signs in. */
  readonly by?: readonly string[]
  /** After how many failures in a row nothing more is sent to a subscriber; absent where nobody says it. */
  readonly mostFailures?: number
  /** What is said of keys programs sign in with; absent where nothing is. */
  readonly keys?: AskedKeys
  readonly from: Words
}

/** Keys of programs, as they are asked for. */
export interface AskedKeys {
  /** The subject they are of; absent where they are of who makes them. */
  readonly of?: string
  /** How many days each holds; absent where nobody says it. */
  readonly days?: number
  /** How many may hold at once, of one whose they are; absent where nobody says it. */
  readonly most?: number
  /** Who does what with those of one of the subject, `owner` or `admins`; absent where nobody says it. */
  readonly rights?: readonly { readonly who: string; readonly does: readonly ('read' | 'create' | 'delete')[] }[]
}

export type CapabilityName =
  | 'accounts'
  | 'jwt'
  | 'sessions'
  | 'own-sessions'
  | 'sign-in-link'
  | 'password-reset'
  | 'oauth'
  | 'api-keys'
  | 'roles'
  | 'tenants'
  | 'files'
  | 'search'
  | 'retrieval'
  | 'history'
  | 'audit'
  | 'soft-delete'
  | 'realtime'
  | 'events'
  | 'webhooks'
  | 'jobs'
  | 'schedule'
  | 'cache'
  | 'rate-limit'
  | 'pagination'
  | 'graphql'
  | 'export'
  | 'erasure'
  | 'mails'
  | 'operation'

/** A number the request states, with what it is about. */
export interface StatedFigure {
  readonly kind: 'rows' | 'users' | 'requests per second' | 'milliseconds' | 'availability' | 'days' | 'bytes'
  readonly value: number
  /** A subject, `read`, `write`, `search`; '' where it does not say. */
  readonly of: string
  readonly from: Words
}
