import { checkBlueprint } from '../../blueprint/check/index.ts'
import { formatBlueprint } from '../../blueprint/format/format.ts'
import type { Problem } from '../../blueprint/problem.ts'
import type { Tree } from '../../blueprint/syntax/tree.ts'
import { readYaml } from '../../blueprint/syntax/yaml.ts'
import { withoutImplied } from './implied.ts'
import { type Entry, printed } from './page.ts'

/** More refusals than this are a mistake of the writer, not of the code that was read. */
const MOST_ROUNDS = 40

/** The page in its layout. What the language refuses becomes a comment that says so. */
export function acceptedText(page: readonly Entry[]): string {
  let [entries, text] = [page, '']
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    text = printed(entries)
    const { blueprint, problems } = checkBlueprint(text)
    if (problems.length === 0)
      return formatBlueprint(blueprint === null ? text : printed(withoutImplied(entries, blueprint)))
    const tree = readYaml(text)
    for (const problem of problems) entries = without(entries, pathTo(tree, problem), problem)
  }
  throw new Error(`no blueprint could be written: ${checkBlueprint(text).problems[0]?.message}`)
}

/** The keys that lead to where something is wrong. */
function pathTo(tree: Tree, problem: Problem): readonly string[] {
  if (tree.kind !== 'map') return []
  const entry = tree.entries.find(({ start, end }) => start <= problem.start && problem.start < end)
  if (!entry) return []
  return [entry.key, ...(problem.start < entry.keyAt.end ? [] : pathTo(entry.value, problem))]
}

function without(entries: readonly Entry[], path: readonly string[], problem: Problem): readonly Entry[] {
  const [key, ...rest] = path
  const at = entries.findIndex((entry) => entry.key === key)
  const entry = entries[at]
  // What was taken away by another problem is gone already.
  if (!entry) return entries
  const isDeeper = rest.length > 0 && typeof entry.value !== 'string' && typeof entry.value[0] === 'object'
  const next = isDeeper
    ? [{ ...entry, value: without(entry.value as readonly Entry[], rest, problem) }]
    : [leftOut(entry, problem)]
  const all = [...entries.slice(0, at), ...next, ...entries.slice(at + 1)]
  return all.flatMap((one, index) =>
    one.key === LEFT_OUT ? [] : [takingOver(takingOver(one, all[index - 1]), lastOf(all, index))],
  )
}

const LEFT_OUT = ''

const leftOut = (entry: Entry, { message }: Problem): Entry => ({
  key: LEFT_OUT,
  value: '',
  above: [
    ...(entry.above ?? []),
    `left out: ${entry.key}${typeof entry.value === 'string' ? `: ${entry.value}` : ''} (${message})`,
  ],
})

/** What was left out at the end is told above the last that stays. */
const lastOf = (all: readonly Entry[], index: number): Entry | undefined =>
  index === all.length - 2 && all[index + 1]?.key === LEFT_OUT ? all[index + 1] : undefined

/** A comment stands above what came next. */
const takingOver = (entry: Entry, before: Entry | undefined): Entry =>
  before?.key === LEFT_OUT ? { ...entry, above: [...(before.above ?? []), ...(entry.above ?? [])] } : entry
