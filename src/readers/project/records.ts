import type { FileTree } from '../../kernel/files/tree.ts'
import { readMarkdown } from './documents/markdown.ts'
import { checksIn } from './documents/checks.ts'
import { findDecisions } from './documents/decisions.ts'
import { textOf } from './reading.ts'
import { statusOf } from '../../model/queries/decision-status.ts'
import type { DecisionRecord } from '../../model/decision.ts'
import { type Named, linkedFrom } from './records/links.ts'
import { numberIn, titleWithoutNumber } from './records/names.ts'

const MAXIMUM_BYTES = 400_000
const MAXIMUM_RECORDS = 2_000

/** The decisions a project has on record, folder by folder and in the order of their numbers. */
export function readRecords(files: FileTree): readonly DecisionRecord[] {
  const read = [...findDecisions(files)].slice(0, MAXIMUM_RECORDS).flatMap((file) => readRecord(files, file) ?? [])
  const links = linksOf(read.map(({ record, lines, status }) => ({ ...record, lines, status })))
  return read.map(({ record }) => ({ ...record, ...links.get(record.file)! })).toSorted(inOrder)
}

type Links = Pick<DecisionRecord, 'supersedes' | 'supersededBy'>

function readRecord(files: FileTree, file: string) {
  const text = textOf(files, file, MAXIMUM_BYTES)
  if (text === null) return null
  const { title, status, date, lines } = readMarkdown(text)
  const record = {
    number: numberIn(file, title),
    title: titleWithoutNumber(title) || file,
    file,
    status: statusOf(status),
    date: dayIn(date) ?? dayIn(status),
    checks: checksIn(file, text),
  }
  return { record, lines, status }
}

/** `2026-03-01`, also with points or slashes between. */
function dayIn(text: string): string | null {
  const [, year, month, day] = /\b(\d{4})[-/.](\d{2})[-/.](\d{2})\b/.exec(text) ?? []
  return year === undefined ? null : `${year}-${month}-${day}`
}

/** One side says it, and both are told. */
function linksOf(records: readonly Named[]): ReadonlyMap<string, Links> {
  const pairs = records.flatMap((one) => linkedFrom(one, records))
  const sorted = (files: readonly string[]): readonly string[] => [...new Set(files)].toSorted()
  return new Map(
    records.map(({ file }) => [
      file,
      {
        supersedes: sorted(pairs.filter((pair) => pair.newer === file).map(({ older }) => older)),
        supersededBy: sorted(pairs.filter((pair) => pair.older === file).map(({ newer }) => newer)),
      },
    ]),
  )
}

const folderOf = (file: string): string => file.slice(0, file.lastIndexOf('/') + 1)

const inOrder = (a: DecisionRecord, b: DecisionRecord): number =>
  folderOf(a.file).localeCompare(folderOf(b.file)) ||
  Number(a.number || Infinity) - Number(b.number || Infinity) ||
  a.file.localeCompare(b.file)
