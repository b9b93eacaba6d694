import { type Json, textAt } from '../../kernel/json.ts'
import type { BranchKeyword, BranchesDifference, Difference, ModifiedBranch } from './difference.ts'
import type { Schema } from './schemas.ts'

interface Compares {
  compare(base: Schema, head: Schema): Difference | null
  equivalent(base: Schema, head: Schema): boolean
}

/** A schema in a list, with its position. */
interface Branch {
  readonly schema: Schema
  readonly index: number
}

/**
 * Which schema of a list became which: the same name, the same text, the same title, or the only ones left; and a
 * schema that got a name or lost it is still itself.
 */
export function compareBranches(
  bases: readonly Schema[],
  heads: readonly Schema[],
  differ: Compares,
  keyword: BranchKeyword,
): BranchesDifference | null {
  if (bases.length + heads.length === 0) return null
  const before = bases.map((schema, index): Branch => ({ schema, index }))
  const after = heads.map((schema, index): Branch => ({ schema, index }))
  const pairs = keyword === 'prefixItems' ? byPosition(before, after) : pairsOf(before, after, differ)
  const modified = pairs.flatMap(([base, head]): readonly ModifiedBranch[] => {
    const difference = differ.compare(base.schema, head.schema)
    return difference ? [{ label: labelOfPair(base, head), difference }] : []
  })
  const left = <T>(all: readonly T[], taken: readonly T[]): readonly T[] => all.filter((one) => !taken.includes(one))
  const gone = left(
    before,
    pairs.map(([base]) => base),
  )
  const come = left(
    after,
    pairs.map(([, head]) => head),
  )
  const renamed = acrossNames(gone, come, differ)
  const removed = left(
    gone,
    renamed.map(([base]) => base),
  ).map(labelOf)
  const added = left(
    come,
    renamed.map(([, head]) => head),
  ).map(labelOf)
  return modified.length + removed.length + added.length === 0 ? null : { added, removed, modified }
}

type Pair = readonly [Branch, Branch]

const byPosition = (before: readonly Branch[], after: readonly Branch[]): readonly Pair[] =>
  before.slice(0, after.length).map((base, at): Pair => [base, after[at]!])

function pairsOf(before: readonly Branch[], after: readonly Branch[], differ: Compares): readonly Pair[] {
  const named = match(
    before.filter(({ schema }) => schema.name !== ''),
    after.filter(({ schema }) => schema.name !== ''),
    (base, head) => base.schema.name === head.schema.name,
  )
  const inline = (all: readonly Branch[]): readonly Branch[] => all.filter(({ schema }) => schema.name === '')
  const same = match(inline(before), inline(after), (base, head) => differ.compare(base.schema, head.schema) === null)
  const gone = inline(before).filter((base) => !same.some(([one]) => one === base))
  const come = inline(after).filter((head) => !same.some(([, one]) => one === head))
  const titled = match(gone, come, (base, head) => titleOf(base) !== '' && titleOf(base) === titleOf(head))
  const lastGone = gone.filter((base) => !titled.some(([one]) => one === base))
  const lastCome = come.filter((head) => !titled.some(([, one]) => one === head))
  const [base, head] = [lastGone[0], lastCome[0]]
  const only = lastGone.length === 1 && lastCome.length === 1 && titleOf(base!) + titleOf(head!) === ''
  return [...named, ...titled, ...(only ? [[base!, head!] as const] : []), ...same]
}

function match(
  before: readonly Branch[],
  after: readonly Branch[],
  fits: (base: Branch, head: Branch) => boolean,
): readonly Pair[] {
  const taken = new Set<Branch>()
  return before.flatMap((base): readonly Pair[] => {
    const head = after.find((one) => !taken.has(one) && fits(base, one))
    if (!head) return []
    taken.add(head)
    return [[base, head]]
  })
}

const acrossNames = (gone: readonly Branch[], come: readonly Branch[], differ: Compares): readonly Pair[] =>
  match(
    gone,
    come,
    (base, head) =>
      (base.schema.name === '') !== (head.schema.name === '') && differ.equivalent(base.schema, head.schema),
  )

const titleOf = ({ schema }: Branch): string => textAt(schema.value as Json, 'title')

function labelOf(branch: Branch): string {
  const { schema, index } = branch
  if (schema.name !== '') return `#/components/schemas/${schema.name}`
  const title = titleOf(branch)
  return title === '' ? `subschema #${index + 1}` : `subschema #${index + 1}: ${title}`
}

function labelOfPair(base: Branch, head: Branch): string {
  const [before, after] = [labelOfBoth(base), labelOfBoth(head)]
  return before === after ? before : `${before} -> ${after}`
}

/** Of a modified schema the title says more than the name. */
function labelOfBoth(branch: Branch): string {
  const title = titleOf(branch)
  return title === '' ? labelOf(branch) : `subschema #${branch.index + 1}: ${title}`
}
