import type { Node } from '../../../python/ast.ts'
import type { Code } from '../../../python/code/code.ts'
import { type Aside, aloneIn } from './alone.ts'
import { type Mention, mentionsIn } from './mentions.ts'
import type { Part } from './parts.ts'
import type { Sibling } from './sibling.ts'
import { type Unit, outermost, unitOf } from './units.ts'

/** What a definition says of the sibling's own fields. */
export interface Reading {
  readonly part: Part
  readonly mentions: readonly Mention[]
  readonly units: readonly Unit[]
  /** What it does with a field that cannot be said of another; null where there is nothing of the kind. */
  readonly problem: Node | null
  /** Statements that can go where what they call is left out. */
  readonly asides: readonly Aside[]
  /** Whether what it does is done to rows of others, for the sibling alone. */
  readonly isAlone: boolean
}

export function readPart(code: Code, part: Part, parts: readonly Part[], sibling: Sibling): Reading {
  const inner = parts.filter(({ within }) => within === part)
  const isInner = (node: Node): boolean => inner.some((one) => one.node.start <= node.start && node.end <= one.node.end)
  const mentions = mentionsIn(code, part.file, part.node, sibling).filter(({ trail }) => !isInner(trail.at(-1)!.node))
  const units: Unit[] = []
  let problem: Node | null = null
  for (const mention of mentions) {
    const unit = unitOf(part.file, mention)
    if (unit) units.push(unit)
    else problem ??= mention.trail.at(-1)!.node
  }
  const alone = aloneIn(code, part, sibling, new Set(parts.map(({ node }) => node)), isInner)
  const { units: outer, mixed } = outermost([...units, ...alone.units])
  // What leads to another row goes as a whole, with the key it stands on.
  const links = outer.filter(({ form, field }) => form !== 'word' && field !== '' && !sibling.columns.has(field))
  const ownMixed = mixed.find(({ node }) => !links.some((one) => holds(one.node, node)))
  return {
    part,
    mentions,
    units: filtersBound(outer),
    problem: problem ?? ownMixed?.node ?? alone.problem,
    asides: alone.asides,
    isAlone: alone.problem !== null,
  }
}

const holds = (one: Node, other: Node): boolean => one.start <= other.start && other.end <= one.end

/** A parameter that is a filter goes where its filter goes. */
function filtersBound(units: readonly Unit[]): readonly Unit[] {
  const filters = new Set(units.filter(({ kind, isFree }) => kind === 'If' && !isFree).map(({ field }) => field))
  const lost = new Set(units.filter(({ kind, isModel }) => kind === 'If' && !isModel).map(({ field }) => field))
  return units.map((unit) =>
    unit.kind === 'Parameter' && (filters.has(unit.field) || lost.has(unit.field))
      ? { ...unit, isFree: false, isModel: !lost.has(unit.field) }
      : unit,
  )
}
