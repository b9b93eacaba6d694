import type { Backend, Question, Sentence } from '../../model/index.ts'
import type { Code, CodeFile } from '../../python/code/code.ts'
import type { Splice } from './source/splice.ts'
import type { Needed } from './source/spelling.ts'

/** A repository as a change sees it. */
export interface Ground {
  readonly backend: Backend
  readonly code: Code
  /** Answers to questions, by their ids; what nobody answered is taken as usual. */
  readonly answers: Readonly<Record<string, string>>
}

/** What a part of a change comes to. */
export interface Proposal {
  readonly splices: readonly Splice[]
  /** Names the spliced files need from elsewhere. */
  readonly needs: readonly NeededIn[]
  /** Files that are not there yet. */
  readonly files: readonly NewFile[]
  /** Why each place is touched. */
  readonly sentences: readonly Sentence[]
  /** What was learned from the repository, with where. */
  readonly style: readonly Sentence[]
  readonly questions: readonly Question[]
  readonly unknown: readonly string[]
  /** What is asked for and not done, with why. */
  readonly unwritten: readonly string[]
  readonly expected: Expected
}

export interface NeededIn {
  readonly file: CodeFile
  readonly names: readonly Needed[]
}

export interface NewFile {
  readonly path: string
  readonly text: string
  /** The file it is written after: it is laid out where that one is. */
  readonly like?: string
}

/** What a survey of the changed repository has to show, and nothing else. */
export interface Expected {
  /** `POST /items` */
  readonly operations: readonly string[]
  /** Operations that are there, and called otherwise. */
  readonly changed: readonly string[]
  /** `tasks` */
  readonly tables: readonly string[]
  /** `tasks.priority` */
  readonly columns: readonly string[]
  /** Tables that are there, and lead to rows of others from now on. */
  readonly keyed: readonly string[]
  /** What columns that are there may hold besides: `team.permissions: view_tag`. */
  readonly values: readonly string[]
  /** Names of fields that schemas may gain. */
  readonly fields: readonly string[]
  /** What callers have to hold that is called after a sibling, and after the new resource. */
  readonly renamed: readonly (readonly [held: string, instead: string])[]
  /** Operations that ask callers for the same as others do. */
  readonly guarded: readonly (readonly [operation: string, sibling: string])[]
  /** Operations that are there, and ask callers for something else from now on. */
  readonly reguarded: readonly string[]
}

export const NOTHING_EXPECTED: Expected = {
  operations: [],
  changed: [],
  tables: [],
  columns: [],
  keyed: [],
  values: [],
  fields: [],
  renamed: [],
  guarded: [],
  reguarded: [],
}

export const NO_PROPOSAL: Proposal = {
  splices: [],
  needs: [],
  files: [],
  sentences: [],
  style: [],
  questions: [],
  unknown: [],
  unwritten: [],
  expected: NOTHING_EXPECTED,
}

/** Several as one, in their order. */
export function together(parts: readonly Partial<Proposal>[]): Proposal {
  const all = <Key extends keyof Omit<Proposal, 'expected'>>(key: Key): Proposal[Key] =>
    parts.flatMap((part) => (part[key] ?? []) as readonly unknown[]) as unknown as Proposal[Key]
  const expected = <Key extends keyof Expected>(key: Key): Expected[Key] =>
    parts.flatMap((part) => (part.expected?.[key] ?? []) as readonly unknown[]) as unknown as Expected[Key]
  return {
    splices: all('splices'),
    needs: all('needs'),
    files: all('files'),
    sentences: all('sentences'),
    style: all('style'),
    questions: all('questions'),
    unknown: all('unknown'),
    unwritten: all('unwritten'),
    expected: {
      operations: expected('operations'),
      changed: expected('changed'),
      tables: expected('tables'),
      columns: expected('columns'),
      keyed: expected('keyed'),
      values: expected('values'),
      fields: expected('fields'),
      renamed: expected('renamed'),
      guarded: expected('guarded'),
      reguarded: expected('reguarded'),
    },
  }
}

/** A part of what is asked for: what is told where nothing of it is written is why. */
export const asPart = (part: Proposal): Proposal =>
  part.splices.length + part.files.length > 0
    ? part
    : { ...part, unknown: [], unwritten: [...part.unwritten, ...part.unknown] }

export const sentence = (text: string, places: Sentence['places'] = []): Sentence => ({ text, runs: [], places })
