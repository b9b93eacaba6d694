import { realpathSync } from 'node:fs'
import { Witness } from '../../src/agents/evidence/check.ts'
import { callTool } from '../../src/agents/tools/call.ts'
import { KeptLists } from '../../src/agents/tools/handles.ts'
import { tools } from '../../src/agents/tools/index.ts'
import { type Json, isObject } from '../../src/kernel/json.ts'
import { silent } from '../../src/kernel/progress.ts'
import type { ToolEntry } from '../../src/agents/ledger/entry.ts'
import { entry } from '../../tests/agents/claims/things.ts'

export interface Counted {
  readonly kind: string
  readonly passages: number
  /** True passages that were taken out, with the reason. */
  readonly struck: readonly string[]
  /** Passages with something changed that stayed. */
  readonly missed: readonly string[]
  readonly changed: number
}

const KINDS = ['tables', 'operations', 'settings', 'models', 'statements', 'revisions', 'columns', 'jobs', 'callers']
const ASKED: readonly (readonly [string, Json])[] = [
  ['survey', {}],
  ...KINDS.map((kind) => ['look', { kind, tokens: 2000 }] as const),
  ['review', {}],
]

/** What tools answer about a folder, written as people write it: how much of it a witness takes out, and what it lets through. */
export async function countedIn(directory: string): Promise<readonly Counted[]> {
  const calls = await answersIn(directory)
  const witness = new Witness(calls, 'What is in this backend?')
  const struckIn = (text: string): readonly string[] =>
    witness.check(text).struck.map((one) => `${one.text} [${one.why}]`)
  const records = calls.flatMap(recordsOf).map((record) => JSON.stringify(record))
  return calls.map((call) => {
    const passages = recordsOf(call).flatMap(passagesOf)
    const changed = passages.flatMap((text) => changedOf(text) ?? []).filter((text) => !isTold(text, records))
    return {
      kind: `${call.name} ${call.input}`,
      passages: passages.length,
      struck: passages.flatMap(struckIn),
      missed: changed.filter((text) => struckIn(text).length === 0),
      changed: changed.length,
    }
  })
}

async function answersIn(directory: string): Promise<readonly ToolEntry[]> {
  const desk = {
    root: realpathSync(directory),
    progress: silent,
    signal: new AbortController().signal,
    handles: new KeptLists(),
    mayWrite: false,
    mayExecute: false,
    ask: () => Promise.resolve(null),
  }
  const calls: ToolEntry[] = []
  for (const [name, input] of ASKED) {
    const tool = tools.find((one) => one.name === name)!
    const result = await callTool(tool, input, desk).catch(() => null)
    if (result !== null) calls.push(entry(`T${calls.length + 1}`, name, result.answer as Json, JSON.stringify(input)))
  }
  return calls
}

const recordsOf = ({ outcome }: ToolEntry): readonly Json[] =>
  outcome.kind !== 'answered'
    ? []
    : ['fromRepository', 'fromArchitect'].flatMap((key) => {
        const list = outcome.answer[key]
        return Array.isArray(list) ? list.filter(isObject) : []
      })

/** `look tables` tells `{ table: "book", at: "app/books/models.py:13", columns: [...] }`: three ways to say it again. */
function passagesOf(record: Json): readonly string[] {
  // `about` says of what kind a record is, and not what it is called.
  const [, first] = Object.entries(record).find(([key]) => key !== 'about') ?? []
  const place = record['at']
  if (typeof first !== 'string' || first.includes('\n')) return []
  const lists = Object.entries(record).flatMap(([key, value]) =>
    Array.isArray(value) && value.length > 1 && !/^and \d+ more$/.test(String(value.at(-1)))
      ? [`\`${first}\` has ${value.length} ${key === 'at' ? 'places' : key}.`]
      : [],
  )
  const numbers = Object.entries(record).flatMap(([key, value]) =>
    typeof value === 'number' ? [`\`${first}\` has ${value} ${key}.`] : [],
  )
  const values = Object.entries(record).flatMap(([key, value]) =>
    typeof value === 'string' && /\d/.test(value) && key !== 'at' && value !== first && value.length < 80
      ? [`The ${key} of \`${first}\` is \`${value}\`.`]
      : [],
  )
  const places =
    typeof place === 'string'
      ? [`\`${first}\` is in \`${place}\`.`, `- **${first}** (${place})`, `See ${place} for \`${first}\`.`]
      : []
  return [...places, ...lists, ...numbers, ...values]
}

/** The last number of it is another; null where it has none. */
function changedOf(text: string): string | null {
  const at = /\d+(?=\D*$)/.exec(text)
  return at === null ? null : `${text.slice(0, at.index)}${Number(at[0]) + 1}${text.slice(at.index + at[0].length)}`
}

/** Whether some record says it: on the next line of an operation its first statement may stand, or what is wrong with it. */
function isTold(text: string, records: readonly string[]): boolean {
  const name = /`([^`]+)`\.?$|^`([^`]+)` is in|^- \*\*(.+?)\*\* \(/.exec(text)?.slice(1).find(Boolean)
  const place = /[\w./-]+\.\w+:\d+/.exec(text)?.[0]
  if (name === undefined || place === undefined) return false
  return records.some((record) => record.includes(`${place}"`) && record.includes(JSON.stringify(name).slice(1, -1)))
}
