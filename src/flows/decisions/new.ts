import { posix } from 'node:path'
import { Trouble } from '../../kernel/diagnostic.ts'
import { ASIDE, type Change, applyChanges } from '../../kernel/files/transaction.ts'
import { type FileTree, decode } from '../../kernel/files/tree.ts'
import type { Decision, DecisionCheck, DecisionRecord, Run } from '../../model/index.ts'
import { forbiddenBy } from '../../model/queries/index.ts'
import { readRecords } from '../../readers/project/records.ts'
import { rules } from '../../rules/registry.generated.ts'
import {
  type RecordHead,
  filledIn,
  formLike,
  madrRecord,
  nextName,
  withChecks,
  withStatus,
  withSuperseded,
} from '../../writers/decisions/index.ts'
import { unknownRule } from './answer.ts'
import { openDocuments } from './list.ts'
import { folderForRecords, templateIn } from './places.ts'
import { supersededBy } from './superseded.ts'

export interface RecordRequest {
  readonly directory: string
  readonly title: string
  readonly status: 'proposed' | 'accepted' | 'rejected' | 'deprecated'
  /** `2026-03-01` */
  readonly date: string
  /** Records it takes the place of, by number or by a part of their name. */
  readonly supersedes: readonly string[]
  readonly checks: readonly DecisionCheck[]
  /** What it is written from; null where a person writes it. */
  readonly decided: {
    readonly decision: Decision
    readonly chosen: string | null
    readonly runs: readonly Run[]
  } | null
}

export interface PlannedRecord {
  readonly file: string
  readonly number: string
  /** The new record, and those that say from now on that it takes their place. Nothing is written yet. */
  readonly changes: readonly Change[]
}

/** A new record, numbered on from those that are there. */
export function planRecord(request: RecordRequest): PlannedRecord {
  const title = checkedTitle(request.title)
  for (const check of request.checks) checkRule(check)
  const files = openDocuments(request.directory)
  const records = readRecords(files)
  const folder = folderForRecords(files, records)
  const beside = records.filter(({ file }) => posix.dirname(file) === folder)
  const { name, number } = nextName(title, beside.map(named), request.date)
  const file = posix.join(folder, name)
  if (files.has(file))
    throw new Trouble('usage', { message: `there is ${file} already`, help: 'Choose another title.' })
  const older = request.supersedes.map((one) => supersededBy(one, records, folder))
  const status = request.decided?.decision && chosenOf(request) === null ? 'proposed' : request.status
  const text = textOf(request, { title, number, date: request.date, status }, files, beside, folder)
  const links = older.map((one) => link(file, one.file, one.number))
  return {
    file,
    number,
    changes: [
      { path: file, before: null, after: withSuperseded(text, links) },
      // What is only proposed takes nobody's place yet.
      ...(status === 'accepted' ? older.map((one) => marked(files, one, link(one.file, file, number))) : []),
    ],
  }
}

const named = ({ file, number }: DecisionRecord) => ({ name: posix.basename(file), number })

const chosenOf = ({ decided }: RecordRequest): string | null => decided?.chosen ?? decided?.decision.recommended ?? null

function textOf(
  request: RecordRequest,
  head: RecordHead,
  files: FileTree,
  beside: readonly DecisionRecord[],
  folder: string,
): string {
  const { decided, checks } = request
  if (decided) return madrRecord({ ...head, ...decided, chosen: chosenOf(request), checks })
  const template = templateIn(files, folder) ?? formLike(beside.length > 0 ? written(files, beside.at(-1)!.file) : null)
  return withChecks(filledIn(template, head), checks)
}

function link(from: string, to: string, number: string): string {
  const way = posix.relative(posix.dirname(from), to).split('/').map(encodeURIComponent).join('/')
  return `[ADR-${number || posix.basename(to, '.md')}](${way.replaceAll('(', '%28').replaceAll(')', '%29')})`
}

function marked(files: FileTree, { file }: DecisionRecord, by: string): Change {
  return { path: file, before: files.bytes(file), after: withStatus(written(files, file), `superseded by ${by}`) }
}

function written(files: FileTree, file: string): string {
  const { text, problem } = decode(files.bytes(file) ?? new Uint8Array())
  if (problem === null) return text
  throw new Trouble('usage', { message: `${file} is ${problem}, so it is not edited`, help: 'Save it as UTF-8.' })
}

function checkedTitle(title: string): string {
  const clean = title.replaceAll(/\s+/g, ' ').trim()
  if (clean !== '' && clean.length <= 200 && !/\p{Cc}/u.test(clean)) return clean
  throw new Trouble('usage', {
    message: clean === '' ? 'a decision needs a title' : `"${clean.slice(0, 40)}…" is too long for a title`,
    help: 'Say in a few words what was decided: architect adr new "Keys are UUIDs"',
  })
}

function checkRule(check: DecisionCheck): void {
  const names = rules.map(({ name }) => name)
  if (forbiddenBy(check) || names.some((name) => name === check.rule || name.startsWith(`${check.rule}/`))) return
  throw new Trouble('usage', { message: `--check ${check.rule}: ${unknownRule(check.rule, names)}` })
}

/** The same, written: all of it or nothing, and never over what is there. */
export function recordDecision(request: RecordRequest): PlannedRecord {
  const planned = planRecord(request)
  applyChanges(request.directory, ASIDE, planned.changes)
  return planned
}
