import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { attacks } from '../../../src/proving/attacks/registry.ts'
import { type Mutant, nameOf } from './mutant.ts'
import { bare, mutants } from './mutants/index.ts'
import type { Result } from './run.ts'
import { table } from './table.ts'

export { killed } from './run.ts'

/** Those of certain attacks, or whose names hold one of the words, on one backend or on all. */
export const chosen = (words: readonly string[], backend: string): readonly Mutant[] =>
  mutants.filter(
    (one) =>
      (backend === '' || one.backend === backend) &&
      (words.length === 0 || words.some((word) => one.attack === word || nameOf(one).includes(word))),
  )

export const lineOf = (mutant: Mutant): string =>
  `${nameOf(mutant)}: ${mutant.edits.map(({ file }) => file).join(', ')}`

/** How many of each. */
export function counted(results: readonly Result[]): string {
  const fates = ['killed', 'survived', 'not decided', 'no longer applies'] as const
  const number = (fate: Result['verdict']): number => results.filter(({ verdict }) => verdict === fate).length
  return `${results.length} mutants: ${fates.map((fate) => `${number(fate)} ${fate}`).join(', ')}`
}

const MARKS = ['<!-- kills -->\n', '<!-- /kills -->'] as const

const FILE = 'kills.json'

function known(folder: string): readonly Result[] {
  const file = join(folder, FILE)
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as readonly Result[]) : []
}

/** Those of which it is not written that they were killed. */
export function unkilled(all: readonly Mutant[], folder: string): readonly Mutant[] {
  const dead = new Set(known(folder).flatMap((one) => (one.verdict === 'killed' ? [nameOf(one)] : [])))
  return all.filter((one) => !dead.has(nameOf(one)))
}

/** Keeps results beside those of mutants that were not tried this time, and renews the table. */
export function written(folder: string, results: readonly Result[]): void {
  const latest = new Map([...known(folder), ...results].map((one) => [nameOf(one), one]))
  const kept = mutants.flatMap((one) => latest.get(nameOf(one)) ?? [])
  writeFileSync(join(folder, FILE), `${JSON.stringify(kept, null, 2)}\n`)
  const page = join(folder, 'README.md')
  const text = readFileSync(page, 'utf8')
  const [begin, end] = [text.indexOf(MARKS[0]) + MARKS[0].length, text.indexOf(MARKS[1])]
  const body = `${counted(kept)}.\n\n${table(attacks.map(({ id }) => id).toSorted(), kept, bare)}\n`
  writeFileSync(page, `${text.slice(0, begin)}\n${body}\n${text.slice(end)}`)
}
