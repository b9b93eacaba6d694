import type { Conflict } from '../kernel/merge/merged.ts'
import type { Reads } from '../python/merge/merge.ts'
import type { Owner } from './ledger.ts'
import { mergeFile } from './merge-file.ts'

export interface Versions {
  readonly path: string
  readonly owner: Owner
  /** What is generated now. */
  readonly text: string
  /** Whether a file is there, readable or not. */
  readonly there: boolean
  readonly yours: string | null
  /** What was generated last time; null where nothing was. */
  readonly base: string | null
}

export interface Decision {
  readonly does: 'write' | 'leave' | 'merge' | 'conflict' | 'beside' | 'delete'
  /** What the file holds afterwards; null where it stays as it is. */
  readonly text: string | null
  readonly why: string
  readonly conflicts?: readonly Conflict[]
  /** Whether people changed it since it was generated, or took it away. */
  readonly edited?: boolean
  /** What was deleted by hand, is generated anew with changes, and stays away. */
  readonly notes?: readonly string[]
}

/** Lays code out as it is generated. */
export type Tidy = (source: string) => string

/** What becomes of one file. */
export function decide(parser: Reads, { path, owner, text, there, yours, base }: Versions, tidy: Tidy): Decision {
  if (!there) {
    if (base === null) return { does: 'write', text, why: 'it is new' }
    return {
      ...leave(text === base ? 'you deleted it' : 'you deleted it: what is generated anew stays away'),
      edited: true,
    }
  }
  if (yours === null) return beside('it is no text in UTF-8')
  const own = yours.replaceAll('\r\n', '\n')
  if (own === text) return leave('it is as it should be')
  if (base === null) return beside('it was there before anything was generated')
  if (text === base) return { ...leave('you edited it; nothing new is generated for it'), edited: true }
  if (own === base && owner !== 'seed') return { does: 'write', text: likeYours(yours, text), why: 'nobody edited it' }
  if (MARKS.test(own)) return beside('conflicts of an earlier run stand in it')
  const merged = mergeFile(parser, { path, base, yours, generated: text, onlyNew: owner === 'seed' })
  if (!merged) return beside('it could not be read')
  const { conflicts, notes } = merged
  if (conflicts.length > 0) return { does: 'conflict', text: merged.text, why: 'you have to decide', conflicts, notes }
  if (merged.text === yours) return { ...leave('what is new is there already'), edited: true, notes }
  // Whoever keeps to how code is laid out here finds it so afterwards.
  const kept = path.endsWith('.py') && tidy(yours) === yours
  return { does: 'merge', text: kept ? tidy(merged.text) : merged.text, why: 'you edited it', notes }
}

const MARKS = /^<<<<<<< yours$[^]*^>>>>>>> generated$/m

const leave = (why: string): Decision => ({ does: 'leave', text: null, why })
const beside = (why: string): Decision => ({ does: 'beside', text: null, why })

/** With the line ends the file has. */
const likeYours = (yours: string, text: string): string =>
  yours.includes('\r\n') ? text.replaceAll('\n', '\r\n') : text
