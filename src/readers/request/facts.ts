import type { AskedRule, Capability, CapabilityName, DesignRequest, StatedFigure, Words } from '../../model/index.ts'
import type { Item } from './lists/item.ts'
import type { Noun } from './nouns/noun.ts'
import type { Span } from './page/span.ts'

/** Those who do something. */
export type People = readonly (Noun | 'anyone' | 'nobody')[]

/** What sentences say, before anybody knows which nouns are things, which are fields, and which are people. */
export class Facts {
  readonly intents: { readonly intent: DesignRequest['intent']; readonly verb: string }[] = []
  /** Nouns where a thing stands: `plainly`, or only as what the whole is for; `our clinic` is whoever asks. */
  readonly mentions: {
    readonly noun: Noun
    readonly how: 'plainly' | 'as the whole' | 'as the name' | 'as ours' | 'beside'
  }[] = []
  /** `X with a, b and c` */
  readonly holdings: Holding[] = []
  readonly belongings: {
    readonly child: Noun
    readonly parent: Noun
    readonly isSure: boolean
    readonly isEither?: true
    /** There before it goes to one. */
    readonly isLater?: true
  }[] = []
  /** What tells rows of one apart, and of which there is one each: `opening hours per branch and weekday`. */
  readonly distinct: { readonly of: Noun; readonly by: readonly Noun[]; readonly columns: readonly Noun[] }[] = []
  /** `without double booking`; `of` is null where nothing is named. */
  readonly apart: { readonly of: Noun | null; readonly by: Noun | null; readonly from: Words }[] = []
  /** Each of one is linked to several of the other; `value` is what is known of each time. */
  readonly links: (Span & { readonly one: Noun; readonly other: Noun; readonly value: Value | null })[] = []
  /** `songs in a fixed order`, `employees, each with a role`: what is known of each of them where it is held. */
  readonly values: (Span & { readonly of: Noun; readonly value: Value })[] = []
  readonly rules: SaidRule[] = []
  /** `can be cancelled by customers` */
  readonly deeds: {
    readonly people: readonly (Noun | 'anyone')[]
    readonly verb: string
    readonly of: readonly Noun[]
    readonly how: AskedRule['how']
    readonly from: Words
  }[] = []
  readonly operations: { readonly verb: string; readonly of: Noun | null; readonly from: Words }[] = []
  readonly states: SaidStates[] = []
  /** Things of which a clause nobody reads says how they stand. */
  readonly unsaid: Noun[] = []
  /** `can be marked as done`, and by whom where somebody is said to. */
  readonly marks: {
    readonly of: Noun
    readonly state: readonly string[]
    readonly by: Noun | null
    readonly from: Words
  }[] = []
  /** `sets the state`: a field that somebody says, and nobody else. */
  readonly setters: {
    readonly of: Noun
    readonly field: readonly string[]
    readonly by: Noun
    readonly from: Words
    /** `decide on applications`: each of them becomes one or the other. */
    readonly isJudged?: true
  }[] = []
  readonly capabilities: SaidCapability[] = []
  readonly figures: (Omit<StatedFigure, 'of'> & { readonly of: Noun | string })[] = []
  /** Those who do something nobody reads: they are somebody, unless they are rows. */
  readonly doing: Noun[] = []
  readonly roles: { readonly noun: Noun }[] = []
  /** Clauses nobody makes anything of. */
  readonly quoted: Span[] = []
}

/** A value of each row, or of each link to one. */
export interface Value {
  readonly name: string
  readonly type: string
}

export interface Holding {
  readonly owner: Noun
  readonly items: readonly Item[]
  readonly change?: 'removed' | 'renamed' | 'changed'
  readonly was?: Noun
  /** A sentence says so: `rooms have desks`. */
  readonly isSure?: true
  /** By what is known of both: `clinics with patients and medications`, where those are of patients. */
  readonly isKnown?: true
}

export interface SaidRule extends Pick<AskedRule, 'verbs' | 'how' | 'from' | 'operation'> {
  readonly who: Noun | 'owner' | 'anyone' | 'nobody' | 'signed in'
  /** Who is named, where it is about what is their own. */
  readonly as?: Noun
  /** Who that is to whoever owns the row: `their manager`. */
  readonly by?: Noun
  /** What the rows are of, and they as well: `of their own company`. */
  readonly within?: Noun
  readonly of: Noun | null
  /** It follows of another rule, and holds where nothing else is said. */
  readonly isUnlessSaid?: true
}

export interface SaidStates {
  readonly of: Noun | null
  readonly field: string
  readonly values: readonly string[]
  readonly steps: readonly { readonly from: string; readonly to: string }[]
  readonly from: Words
  /** The one that holds where nobody says, if that is not the first. */
  readonly usual?: string
  /** None of them holds before something ends. */
  readonly isOpen?: true
}

export interface SaidCapability {
  readonly name: CapabilityName
  readonly of: Noun | null
  readonly field: Noun | null
  readonly isDeclined: boolean
  readonly from: Capability['from']
}
