import { isObject, type Json, listAt } from '../../kernel/json.ts'
import { isName } from '../evidence/names.ts'
import type { ToolEntry } from '../ledger/entry.ts'

/** What an answer lists. */
export const recordsOf = (entry: ToolEntry | null): readonly Json[] =>
  entry?.outcome.kind === 'answered' ? Object.values(entry.outcome.answer).flat().filter(isObject) : []

/** The names a map lists as tables. */
export function tablesOf(map: ToolEntry): readonly string[] {
  return recordsOf(map)
    .filter(({ about }) => about === 'tables')
    .flatMap((item) => listAt(item, 'names'))
    .filter((name) => typeof name === 'string')
}

/** Names in what the map tells, for the question to mention. */
export function namesOf({ outcome }: ToolEntry): readonly string[] {
  const found = new Set<string>()
  const walk = (value: unknown): void => {
    if (typeof value === 'string' && isName(value)) found.add(value)
    else if (typeof value === 'object' && value !== null) for (const each of Object.values(value)) walk(each)
  }
  if (outcome.kind === 'answered') walk(outcome.answer)
  return [...found].filter((name) => /^[\w.]{2,80}$/.test(name) && !commonWords.has(name.toLowerCase()))
}

/** Words a map is made of: they name nothing in it. */
const commonWords = new Set(
  'access application domain tables table settings jobs migrations operations operation public unknown open protected alembic documents name kind about'.split(
    ' ',
  ),
)
