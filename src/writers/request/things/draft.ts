import type { DesignRequest } from '../../../model/index.ts'

/** A resource as it is put together, before it is written. */
export interface Draft {
  readonly name: string
  readonly fields: readonly DraftField[]
  readonly traits: readonly string[]
  /** The field that points to whoever made the row; null where rows are nobody's own. */
  readonly owner: string | null
  /** The field that points to what the row is a part of. */
  readonly parent: { readonly field: string; readonly of: string } | null
  /** The roles that keep the rows together, where everybody else only reads; none where rows are somebody's own. */
  readonly keepers: readonly string[]
  /** The roles that make rows, as it is said or as it follows; none where nothing tells it. */
  readonly makers: readonly string[]
  /** What no two rows have alike, each of these together. */
  readonly unique?: readonly (readonly string[])[]
  /** Who is among the people of it, by what they are there. */
  readonly members?: Members
  /** Which state of a field follows which, and who may say so. */
  readonly steps?: readonly Steps[]
  /** What is done with a row and is no more than one of these steps. */
  readonly done?: readonly string[]
}

export interface Steps {
  readonly field: string
  readonly steps: readonly string[]
  readonly why?: string
  /** Who is said to do what makes them, so that they stand before those that are said without anybody. */
  readonly isOfDeeds?: true
}

export const EMPTY: Omit<Draft, 'name'> = { fields: [], traits: [], owner: null, parent: null, keepers: [], makers: [] }

/** The people of a row, `members`, and what they may be in it. */
export interface Members {
  readonly field: string
  /** The field of the link, `role`; null where all are the same. */
  readonly as: string | null
  /** Those of its values who may change the row itself. */
  readonly leading: readonly string[]
  /** Those who may add to it. */
  readonly active: readonly string[]
}

export interface DraftField {
  readonly name: string
  readonly type: string
  /** Why it is so, where nobody said it. */
  readonly why: string
}

/** Who signs in, and what they may be. */
export interface People {
  /** Nobody signs in. */
  readonly isPublic: boolean
  readonly provider: 'builtin' | 'better-auth'
  /** The highest first; none where nobody signs in. */
  readonly roles: readonly string[]
  /** How much each of them usually may, 0 all. */
  readonly ranks: ReadonlyMap<string, number>
  /** Those of them nobody names. */
  readonly supposed: readonly string[]
  /** Those of whom it is not understood what they do. */
  readonly told: readonly string[]
  /** Whoever registers is nobody of whom the request speaks. */
  readonly areStrangers: boolean
}

export const wants = ({ capabilities }: DesignRequest, ...names: readonly string[]): boolean =>
  capabilities.some(({ name }) => names.includes(name))

/** Subjects a capability is asked for; nothing where it is asked for all of them. */
export const askedFor = ({ capabilities }: DesignRequest, name: string): readonly string[] =>
  capabilities.flatMap((one) => (one.name === name && one.of !== null ? [one.of.split('.')[0]!] : []))

/** Whether a capability is asked for this subject, by its name or as one of all. */
export function isAskedFor(request: DesignRequest, name: string, subject: string): boolean {
  const of = askedFor(request, name)
  return wants(request, name) && (of.length === 0 || of.includes(subject))
}

export const highest = ({ roles }: People): string => roles[0] ?? 'anyone'
export const lowest = ({ roles }: People): string => roles.at(-1) ?? 'anyone'
