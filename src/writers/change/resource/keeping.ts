import type { Node } from '../../../python/ast.ts'
import { isTest } from '../../../python/modules/places.ts'
import { type Part, isClass } from './parts.ts'
import type { Reading } from './reading.ts'

/** A definition of the sibling that the new resource does not get, and why. */
export interface LeftOut {
  readonly part: Part
  readonly because: string
}

export interface Keeping {
  readonly readings: readonly Reading[]
  /** What is left out to begin with. */
  readonly first: readonly LeftOut[]
  /** Definitions that are called from elsewhere: handlers, tests. */
  isAsked(part: Part): boolean
  /** Whether a field of the sibling is the model of a new one. */
  hasHeir(field: string): boolean
  /** Whether a file is the sibling's own; elsewhere there is only what is needed. */
  isOwn(part: Part): boolean
}

/** What is left out in the end: with a definition goes what needs it, and what nothing else needs. */
export function leftOut({ readings, first, isAsked, hasHeir, isOwn }: Keeping): readonly LeftOut[] {
  const left = new Map<Part, string>(first.map(({ part, because }) => [part, because]))
  const before = new Map(readings.map((one) => [one.part, tokensOf(one, readings, ALL)]))
  const names = new Map(readings.map((one) => [one.part, tokensOf(one, readings, hasHeir)]))
  const firm = new Map(readings.map((one) => [one.part, tokensOf(one, readings, hasHeir, asidesOf(one))]))
  const alone = new Set(readings.filter(({ isAlone }) => isAlone).map(({ part }) => part))
  const parts = readings.map(({ part }) => part)
  for (let size = -1; size !== left.size;) {
    size = left.size
    for (const part of parts) {
      if (left.has(part)) continue
      if (part.within && left.has(part.within)) left.set(part, left.get(part.within)!)
      const missing = parts.find(
        (one) =>
          left.has(one) &&
          mayAsk(part, one) &&
          (alone.has(one) ? firm : names).get(part)!.has(called(one)) &&
          !hasOther(one, part, parts, left),
      )
      if (missing) left.set(part, `\`${missing.name}\` is left out`)
      else if (!isAsked(part) && isForsaken(part, { parts, left, before, names, isOwn: isOwn(part) }))
        left.set(part, UNNEEDED)
    }
  }
  return [...left].map(([part, because]) => ({ part, because }))
}

const asidesOf = ({ asides }: Reading): readonly Node[] => asides.map(({ unit }) => unit.node)

/** What stays, without the statements that call what is left out and need no answer. */
export function withoutAsides(readings: readonly Reading[], left: readonly LeftOut[]): readonly Reading[] {
  const gone = new Set(left.map(({ part }) => part.name))
  return readings.map((one) => ({
    ...one,
    units: [...one.units, ...one.asides.filter(({ calls }) => gone.has(calls)).map(({ unit }) => unit)],
  }))
}

export const UNNEEDED = 'nothing else needs it'

/** Methods are named behind a dot. */
const called = ({ name, node, within }: Part): string =>
  node.kind === 'FunctionDef' && within ? `.${name}` : (name ?? '')

const hasOther = (one: Part, asking: Part, parts: readonly Part[], left: ReadonlyMap<Part, string>): boolean =>
  parts.some((other) => other !== one && other !== asking && !left.has(other) && called(other) === called(one))

type Names = ReadonlyMap<Part, ReadonlySet<string>>

interface Needing {
  readonly parts: readonly Part[]
  readonly left: ReadonlyMap<Part, string>
  readonly before: Names
  readonly names: Names
  readonly isOwn: boolean
}

/** What was needed before, and is not any more; in a file of others also what nothing needed. */
function isForsaken(part: Part, { parts, left, before, names, isOwn }: Needing): boolean {
  if (part.name === null || part.name.startsWith('__') || (isClass(part) && isTest(part.file.path))) return false
  const name = called(part)
  // What tests alone ask for is no part of the program; tests of it go with it.
  const isProgram = !isTest(part.file.path)
  const others = parts.filter(
    (one) => one !== part && one.within !== part && !(isProgram && isTestFunction(one)) && mayAsk(one, part),
  )
  if (others.some((one) => !left.has(one) && names.get(one)!.has(name))) return false
  return (!isOwn && part.within === null) || others.some((one) => before.get(one)!.has(name))
}

/** What a file of tests prepares is for its own tests, but where it is handed on. */
const mayAsk = (asking: Part, { file, name }: Part): boolean =>
  !/(^|\/)(test_[^/]*|[^/]*_test)\.py$/.test(file.path) ||
  asking.file === file ||
  asking.file.imports.some((one) => one.name === name)

const isTestFunction = ({ name, file }: Part): boolean => name?.startsWith('test') === true && isTest(file.path)

const ALL = (): boolean => true

/** Names a definition speaks of, without its methods and without what goes from it. */
function tokensOf(
  { part, units }: Reading,
  readings: readonly Reading[],
  hasHeir: (field: string) => boolean,
  without: readonly Node[] = [],
): ReadonlySet<string> {
  const source = part.file.tree.source
  const inner = readings.filter((one) => one.part.within === part).map((one) => one.part.node)
  const replaced = units.filter(
    ({ isModel, form, field }) => form !== 'word' && (!isModel || form === 'declaration' || !hasHeir(field)),
  )
  const gone: readonly Node[] = [...inner, ...without, ...(hasHeir === ALL ? [] : replaced.map(({ node }) => node))]
  const begins = part.node.kind === 'FunctionDef' || part.node.kind === 'ClassDef' ? part.from : part.node.start
  const found = new Set<string>()
  for (const match of source.slice(begins, part.node.end).matchAll(/\.?\b[A-Za-z_]\w*/g)) {
    const at = begins + match.index
    if (gone.some(({ start, end }) => start <= at && at < end)) continue
    found.add(match[0])
    if (match[0].startsWith('.')) found.add(match[0].slice(1))
  }
  // Its own name stands in it; with a dot before it is another one's.
  if (part.name !== null && !found.has(`.${part.name}`)) found.delete(part.name)
  return found
}

/** Why something is left out in the end: what it needs may be left out for another reason. */
export function rootOf(left: readonly LeftOut[], { because }: LeftOut, depth = 0): string {
  const [, name] = /^`(\w+)` is left out$/.exec(because) ?? []
  const next = name === undefined || depth > 5 ? undefined : left.find(({ part }) => part.name === name)
  return next ? rootOf(left, next, depth + 1) : because
}
