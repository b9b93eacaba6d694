import { Trouble } from '../../kernel/diagnostic.ts'
import { type Json, isObject } from '../../kernel/json.ts'
import type { Closed, Entry, Opened } from './entry.ts'

/** A ledger as it was written: what was asked, what happened, and what came of it. */
export interface Recorded {
  readonly opened: Opened
  readonly entries: readonly Entry[]
  /** Null where it was cut off. */
  readonly closed: Closed | null
}

const kinds = ['opened', 'model', 'tool', 'stopped', 'closed']

export function readLedger(text: string, path: string): Recorded {
  const entries = text
    .split('\n')
    .map((line, at) => ({ line, at: at + 1 }))
    .filter(({ line }) => line.trim() !== '')
    .map(({ line, at }) => entryOf(line, path, at))
  const [opened] = entries
  if (opened?.kind !== 'opened')
    throw new Trouble('usage', {
      message: `${path} is no ledger of architect ask`,
      help: 'Write one with --ledger FILE, and give that file to --replay.',
    })
  return { opened, entries, closed: entries.find((entry) => entry.kind === 'closed') ?? null }
}

function entryOf(line: string, path: string, at: number): Entry {
  const value = parsed(line)
  if (value === null || !kinds.includes(String(value['kind'])))
    throw new Trouble('usage', {
      message: 'this line is no entry of a ledger',
      at: { path, line: at },
      help: 'A ledger is read as it was written: one object of JSON a line.',
    })
  return value as unknown as Entry
}

function parsed(line: string): Json | null {
  try {
    const value: unknown = JSON.parse(line)
    return isObject(value) ? value : null
  } catch {
    return null
  }
}
