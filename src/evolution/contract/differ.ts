import { type Json, objectAt, sameJson } from '../../kernel/json.ts'
import { compareBranches } from './branches.ts'
import {
  BRANCHES,
  type BranchKeyword,
  type BranchesDifference,
  CHILDREN,
  type Child,
  type ChildKeyword,
  type Difference,
  NAMED,
  type NamedDifference,
  type NamedKeyword,
  type Transition,
} from './difference.ts'
import type { Schema, Schemas } from './schemas.ts'
import { ANNOTATIONS, choiceTransition, nullableTransition, typesTransition, wrappedTransition } from './transitions.ts'

type Pair = readonly [base: Json, head: Json]

/** A pair that was compared, or is being compared further up. */
interface Known {
  result: Difference | null
  /** How deep its comparison stands while it goes on; null once it is over. */
  open: number | null
  /** The outermost pair still open that was met below it: until that one is done, the result is only good inside. */
  reached: number
  /** The pairs that lead back to it. Entered from one of them, it is another story. */
  circle: readonly Pair[]
}

/** Compares the schemas of two documents; each pair once, however many ways lead to it, circles included. */
export class Differ {
  readonly bases: Schemas
  readonly heads: Schemas
  private readonly known = new Map<Json, Map<Json, Known>>()
  private readonly provisional: { readonly pair: Pair; readonly forget: () => void; readonly until: number }[] = []
  private depth = 0
  private reached = Infinity

  constructor(bases: Schemas, heads: Schemas) {
    this.bases = bases
    this.heads = heads
  }

  compare({ value: base }: Schema, { value: head }: Schema): Difference | null {
    const pairs = this.known.get(base) ?? new Map<Json, Known>()
    this.known.set(base, pairs)
    const known = pairs.get(head)
    if (known && !known.circle.some((pair) => this.isOpen(pair))) {
      this.reached = Math.min(this.reached, known.open ?? known.reached)
      return known.result
    }
    const entry: Known = { result: null, open: this.depth, reached: Infinity, circle: [] }
    pairs.set(head, entry)
    return this.work(entry, [base, head], () => (known ? pairs.set(head, known) : pairs.delete(head)))
  }

  private isOpen([base, head]: Pair): boolean {
    return (this.known.get(base)?.get(head)?.open ?? null) !== null
  }

  private work(entry: Known, pair: Pair, forget: () => void): Difference | null {
    const outer = this.reached
    const own = this.depth
    this.reached = Infinity
    this.depth += 1
    entry.result = this.differenceOf(...pair)
    this.depth -= 1
    entry.open = null
    const inCircle = this.reached < own
    entry.reached = inCircle ? this.reached : Infinity
    if (inCircle) this.provisional.push({ pair, forget, until: this.reached })
    else entry.circle = this.settle(own)
    this.reached = Math.min(outer, entry.reached)
    return entry.result
  }

  /** What was found below a circle that is now complete may differ when it is entered elsewhere. */
  private settle(depth: number): readonly Pair[] {
    const circle: Pair[] = []
    for (let last = this.provisional.at(-1); last && last.until >= depth; last = this.provisional.at(-1)) {
      last.forget()
      circle.push(last.pair)
      this.provisional.pop()
    }
    return circle
  }

  /** Whether both accept the same, whatever is said about it. */
  equivalent(base: Schema, head: Schema): boolean {
    const found = this.compare(base, head)
    return found === null || !constrains(found, new Set())
  }

  private differenceOf(base: Json, head: Json): Difference | null {
    const keywords = keywordsThatDiffer(base, head)
    const children = new Map<ChildKeyword, Child>()
    for (const keyword of CHILDREN) this.child(keyword, base, head, children)
    const named = new Map<NamedKeyword, NamedDifference>()
    for (const keyword of NAMED) this.named(keyword, base, head, named)
    const branches = new Map<BranchKeyword, BranchesDifference>()
    for (const keyword of BRANCHES) {
      const found = compareBranches(this.bases.list(base, keyword), this.heads.list(head, keyword), this, keyword)
      if (found) branches.set(keyword, found)
    }
    if (keywords.size + children.size + named.size + branches.size === 0) return null
    return { base, head, children, named, branches, keywords, transition: this.transitionOf(base, head) }
  }

  private child(keyword: ChildKeyword, base: Json, head: Json, found: Map<ChildKeyword, Child>): void {
    const [before, after] = [this.bases.read(childOf(base, keyword)), this.heads.read(childOf(head, keyword))]
    if (before === null || after === null) {
      if (before !== after) found.set(keyword, before === null ? 'added' : 'removed')
      return
    }
    const difference = this.compare(before, after)
    if (difference) found.set(keyword, difference)
  }

  private named(keyword: NamedKeyword, base: Json, head: Json, found: Map<NamedKeyword, NamedDifference>): void {
    const [before, after] = [objectAt(base, keyword), objectAt(head, keyword)]
    const modified = new Map<string, Difference>()
    for (const name of Object.keys(before)
      .filter((each) => Object.hasOwn(after, each))
      .sort()) {
      const [old, now] = [this.bases.read(before[name]), this.heads.read(after[name])]
      const difference = old && now ? this.compare(old, now) : null
      if (difference) modified.set(name, difference)
    }
    const added = Object.keys(after)
      .filter((name) => !Object.hasOwn(before, name))
      .sort()
    const removed = Object.keys(before)
      .filter((name) => !Object.hasOwn(after, name))
      .sort()
    if (added.length + removed.length + modified.size > 0) found.set(keyword, { added, removed, modified })
  }

  private transitionOf(base: Json, head: Json): Transition {
    const equivalent = (before: Schema, after: Schema): boolean => this.equivalent(before, after)
    const types = typesTransition(base, head, this.bases, this.heads)
    const sides = [this.bases, this.heads] as const
    const has = (keyword: string): boolean => base[keyword] !== undefined || head[keyword] !== undefined
    return {
      types,
      choice: has('anyOf') ? choiceTransition(base, head, sides, equivalent) : null,
      nullable: has('oneOf') ? nullableTransition(base, head, sides, equivalent) : null,
      wrapped: has('oneOf') ? wrappedTransition(base, head, this.heads, equivalent) : null,
    }
  }
}

const STRUCTURE: ReadonlySet<string> = new Set([...CHILDREN, ...NAMED, ...BRANCHES, 'allOf', '$ref', '$defs'])
/** Lists whose order means nothing. */
const SETS: ReadonlySet<string> = new Set(['type', 'enum', 'required'])

function keywordsThatDiffer(base: Json, head: Json): ReadonlySet<string> {
  const names = new Set([...Object.keys(base), ...Object.keys(head)])
  return new Set(
    [...names].filter(
      (name) => (!STRUCTURE.has(name) || isSwitch(name, base, head)) && !same(name, base[name], head[name]),
    ),
  )
}

/** `additionalProperties: false` is a keyword, and a schema there is a child. */
const SWITCHES: ReadonlySet<string> = new Set(['additionalProperties', 'unevaluatedItems', 'unevaluatedProperties'])
const isSwitch = (name: string, base: Json, head: Json): boolean =>
  SWITCHES.has(name) && [base[name], head[name]].every((value) => value === undefined || typeof value === 'boolean')

const childOf = (value: Json, keyword: ChildKeyword): unknown =>
  SWITCHES.has(keyword) && typeof value[keyword] === 'boolean' ? undefined : value[keyword]

function same(keyword: string, a: unknown, b: unknown): boolean {
  if (!SETS.has(keyword)) return sameJson(a, b)
  const [left, right] = [a, b].map((each) => (each === undefined ? [] : Array.isArray(each) ? each : [each]))
  const within = (some: readonly unknown[], all: readonly unknown[]): boolean =>
    some.every((each) => all.some((other) => sameJson(each, other)))
  return within(left ?? [], right ?? []) && within(right ?? [], left ?? [])
}

function constrains(difference: Difference, seen: Set<Difference>): boolean {
  if (seen.has(difference)) return false
  seen.add(difference)
  const below = (child: Child): boolean => typeof child === 'string' || constrains(child, seen)
  return (
    [...difference.keywords].some((keyword) => !ANNOTATIONS.has(keyword)) ||
    [...difference.children.values()].some(below) ||
    [...difference.named.values()].some(
      ({ added, removed, modified }) => added.length + removed.length > 0 || [...modified.values()].some(below),
    ) ||
    [...difference.branches.values()].some(
      ({ added, removed, modified }) =>
        added.length + removed.length > 0 || modified.some((branch) => below(branch.difference)),
    )
  )
}

/** Whether a schema accepts everything, whatever it says about it. */
export const isAnything = (value: Json): boolean => Object.keys(value).every((keyword) => ANNOTATIONS.has(keyword))
