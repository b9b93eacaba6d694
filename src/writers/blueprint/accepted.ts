import { checkBlueprint } from '../../blueprint/check/index.ts'
import { formatBlueprint } from '../../blueprint/format/format.ts'
import type { Blueprint } from '../../blueprint/language/blueprint.ts'
import type { Problem } from '../../blueprint/problem.ts'
import type { Tree } from '../../blueprint/syntax/tree.ts'
import { readYaml } from '../../blueprint/syntax/yaml.ts'
import { withoutImplied } from './implied.ts'
import { type Entry, printed } from './page.ts'

/** More refusals than this are a mistake of the writer, not of the code that was read. */
const MOST_ROUNDS = 40

interface Accepting {
  /** Who may do all; null where nobody is asked. */
  readonly readers?: string | null
  /** What says the same in fewer words. */
  readonly simpler?: (page: readonly Entry[], blueprint: Blueprint) => readonly Entry[]
}

/**
 * The page in its layout. What the language refuses becomes a comment that says so: of a rule that term alone, and what nobody
 * could read any more is read by those who may do all.
 */
export function acceptedText(
  page: readonly Entry[],
  { readers = null, simpler = (entries) => entries }: Accepting = {},
): string {
  let [entries, text] = [page, '']
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    text = printed(entries)
    const { blueprint, problems } = checkBlueprint(text)
    if (problems.length === 0)
      return formatBlueprint(
        blueprint === null ? text : printed(simpler(withoutImplied(entries, blueprint), blueprint)),
      )
    const tree = readYaml(text)
    for (const problem of problems) entries = without(entries, pathTo(tree, problem), problem, readers)
  }
  throw new Error(`no blueprint could be written: ${checkBlueprint(text).problems[0]?.message}`)
}

interface Step {
  readonly key: string
  /** How far into the value it is wrong; null where that is no single one. */
  readonly at: number | null
}

/** The keys that lead to where something is wrong. */
function pathTo(tree: Tree, problem: Problem): readonly Step[] {
  if (tree.kind !== 'map') return []
  const entry = tree.entries.find(({ start, end }) => start <= problem.start && problem.start < end)
  if (!entry) return []
  const { key, keyAt, value } = entry
  const at = value.kind === 'value' ? problem.start - value.inside : null
  return [{ key, at }, ...(problem.start < keyAt.end ? [] : pathTo(value, problem))]
}

function without(
  entries: readonly Entry[],
  path: readonly Step[],
  problem: Problem,
  readers: string | null,
): readonly Entry[] {
  const [step, ...rest] = path
  const at = entries.findIndex((entry) => entry.key === step?.key)
  const entry = entries[at]
  // What was taken away by another problem is gone already.
  if (!entry) return entries
  const isDeeper = rest.length > 0 && typeof entry.value !== 'string' && typeof entry.value[0] === 'object'
  const next = isDeeper
    ? [{ ...entry, value: without(entry.value as readonly Entry[], rest, problem, readers) }]
    : [narrowed(entry, step?.at ?? null, problem) ?? readAgain(entry, readers, problem) ?? leftOut(entry, problem)]
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

/** `owner or owner.manager or admin`, where there is no manager: the others may still; null where it is no rule of several. */
function narrowed({ key, value, above = [], ...entry }: Entry, at: number | null, problem: Problem): Entry | null {
  if (at === null || at < 0 || !RULES.test(key) || typeof value !== 'string' || value.includes('(')) return null
  const terms = value.split(' or ')
  if (terms.length < 2 || problem.end - problem.start >= value.length) return null
  const ends = terms.map((_, index) => terms.slice(0, index + 1).join(' or ').length)
  const wrong = ends.findIndex((end) => at < end)
  if (wrong < 0) return null
  const told = `left out of ${key}: ${terms[wrong]} (${problem.message})`
  return { ...entry, key, value: terms.filter((_, index) => index !== wrong).join(' or '), above: [...above, told] }
}

const RULES = /^(read|create|update|delete|write|access)$/

function readAgain(
  { key, value, above = [], ...entry }: Entry,
  readers: string | null,
  problem: Problem,
): Entry | null {
  if (key !== 'read' || readers === null || typeof value !== 'string' || value === readers) return null
  return { ...entry, key, value: readers, above: [...above, `left out of read: ${value} (${problem.message})`] }
}

/** What was left out at the end is told above the last that stays. */
const lastOf = (all: readonly Entry[], index: number): Entry | undefined =>
  index === all.length - 2 && all[index + 1]?.key === LEFT_OUT ? all[index + 1] : undefined

/** A comment stands above what came next. */
const takingOver = (entry: Entry, before: Entry | undefined): Entry =>
  before?.key === LEFT_OUT ? { ...entry, above: [...(before.above ?? []), ...(entry.above ?? [])] } : entry
