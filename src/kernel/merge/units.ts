import { agreed } from './agreed.ts'
import { type Item, mergeBrackets, mergeNames } from './brackets.ts'
import { type Lists, gapBefore } from './gap.ts'
import { mergeLines } from './lines.ts'
import { type Conflict, type Merged, marked, settled } from './merged.ts'
import { type Slot, slotsOf } from './sequence.ts'
import { type Unit, coreOf, joined, textOf } from './unit.ts'

export interface MergedUnits extends Merged {
  /** Names that went from all lists of names. */
  readonly dropped: ReadonlySet<string>
  /** All text that is no list of names. */
  readonly code: string
}

/** Three lists of units in one. Names in `needed` stay in lists of names though a side took them out. */
export function mergeUnits(lists: Lists, needed: ReadonlySet<string> = new Set()): MergedUnits {
  const merge = new Merge(needed)
  const text = merge.all(lists, '').text
  const dropped = new Set([...merge.seen].filter((name) => !merge.bound.has(name)))
  return { text, conflicts: merge.conflicts, notes: merge.notes, dropped, code: merge.code.join('\n') }
}

interface Placed {
  readonly text: string
  readonly slot: Slot<Unit>
}

class Merge {
  readonly conflicts: Conflict[] = []
  readonly notes: string[] = []
  readonly code: string[] = []
  /** Names that were in a list of names of any version, and those that are in one of the result. */
  readonly seen = new Set<string>()
  readonly bound = new Set<string>()
  private readonly needed: ReadonlySet<string>

  constructor(needed: ReadonlySet<string>) {
    this.needed = needed
  }

  all(lists: Lists, within: string): { readonly text: string; readonly bare: boolean } {
    const placed: Placed[] = []
    for (const slot of inOrder(slotsOf(lists.base, lists.yours, lists.generated))) {
      const text = this.one(slot, within)
      if (text !== '') placed.push({ text, slot })
    }
    const text = joined(
      placed.map(({ text, slot }, index) => ({
        text,
        gap: gapBefore(slot, index === 0, lists),
        separator: someOf(slot).separator,
      })),
    )
    return { text, bare: placed.every(({ slot }) => someOf(slot).head || isComment(slot)) }
  }

  /** The merged text of one unit; empty where it goes. */
  private one(slot: Slot<Unit>, within: string): string {
    const { base, yours, generated } = slot
    const name = [within, someOf(slot).name].filter((part) => part !== '').join('.')
    const versions = [base, yours, generated].filter((version) => version !== null)
    if (versions.every(({ names, brackets }) => names && brackets)) return this.names(slot)
    if (!base && !(yours && generated)) return this.kept(yours ?? generated)
    if (!yours) {
      if (generated && textOf(generated) !== textOf(base!)) this.notes.push(name)
      return ''
    }
    if (!generated) return textOf(yours) === textOf(base!) ? '' : this.clash(name, slot)
    const text = settled(base && textOf(base), textOf(yours), textOf(generated))
    if (typeof text === 'string') return this.kept(text === textOf(yours) ? yours : generated)
    return this.above(name, slot) + this.core(name, slot)
  }

  private above(name: string, { base, yours, generated }: Slot<Unit>): string {
    const [was, own, made] = [base?.above ?? '', yours?.above ?? '', generated?.above ?? '']
    return settled(was, own, made) ?? this.take(mergeLines(name, was, own, made))
  }

  private core(name: string, slot: Slot<Unit>): string {
    const { base, yours, generated } = slot
    if (!yours || !generated) return ''
    const text = settled(base && coreOf(base), coreOf(yours), coreOf(generated))
    if (typeof text === 'string') return this.said(text)
    if (yours.parts && generated.parts && (!base || base.parts)) {
      const merged = this.all({ base: base?.parts ?? [], yours: yours.parts, generated: generated.parts }, name)
      return merged.bare ? merged.text + generated.empty : merged.text
    }
    if (yours.brackets && generated.brackets && (!base || base.brackets)) {
      const merged = mergeBrackets(base?.brackets ?? null, yours.brackets, generated.brackets)
      if (merged) return this.said(merged.text)
    }
    if (base) return this.take(mergeLines(name, ...agreed(base, yours, generated)))
    return this.clash(name, { ...slot, yours: { ...yours, above: '' }, generated: { ...generated, above: '' } })
  }

  private names(slot: Slot<Unit>): string {
    const [base, yours, generated] = [slot.base, slot.yours, slot.generated].map((version) => version?.brackets ?? null)
    for (const { key } of [base, yours, generated].flatMap((version) => version?.items ?? [])) this.seen.add(key)
    const merged = mergeNames(base!, yours!, generated!, (key) => this.needed.has(key))
    if (!merged) return slot.yours || slot.generated ? this.clash(someOf(slot).name, slot) : ''
    for (const { key } of merged.items) this.bound.add(key)
    if (merged.items.length === 0) return this.emptied(slot)
    const above = slot.yours ? this.above(someOf(slot).name, slot) : slot.generated!.above
    return above + (writtenLike(slot, merged.items) ?? merged.text)
  }

  /** All names went: with them what stood at them, unless somebody wrote that anew. */
  private emptied(slot: Slot<Unit>): string {
    const { base, yours, generated } = slot
    if (generated && base && textOf(generated) !== textOf(base)) this.notes.push(someOf(slot).name)
    return yours && base && around(yours) !== around(base) ? this.clash(someOf(slot).name, slot) : ''
  }

  private kept(unit: Unit | null): string {
    return unit ? this.said(textOf(unit)) : ''
  }

  private said(text: string): string {
    this.code.push(text)
    return text
  }

  private take({ text, conflicts }: Merged): string {
    this.conflicts.push(...conflicts)
    return this.said(text)
  }

  private clash(name: string, { base, yours, generated }: Slot<Unit>): string {
    const [was, own, made] = [base, yours, generated].map((version) => (version ? textOf(version) : ''))
    this.conflicts.push({ unit: name, base: was!, yours: own!, generated: made! })
    return this.said(marked(own!, made!))
  }
}

const someOf = ({ base, yours, generated }: Slot<Unit>): Unit => (yours ?? generated ?? base)!
const sameItems = (one: readonly Item[], other: readonly Item[]): boolean =>
  one.length === other.length && one.every(({ text }, index) => text === other[index]!.text)
/** The text of the side that changed alone, where it holds just these items: laid out as it is. */
function writtenLike({ base, yours, generated }: Slot<Unit>, items: readonly Item[]): string | null {
  const text = settled(base && coreOf(base), yours && coreOf(yours), generated && coreOf(generated)) ?? null
  const side = [yours, generated].find((version) => version && coreOf(version) === text)
  return side?.brackets && sameItems(side.brackets.items, items) ? text : null
}

const around = ({ above, brackets }: Unit): string => above + (brackets?.after ?? '')
/** Where one version has it late, it may be late. */
const rankOf = ({ base, yours, generated }: Slot<Unit>): number =>
  Math.max(...[base, yours, generated].map((version) => version?.rank ?? -Infinity))
const isComment = ({ key }: Slot<Unit>): boolean => key.startsWith('# ')

/** What must stand first stands there, comments with what they stand before. */
function inOrder(slots: readonly Slot<Unit>[]): readonly Slot<Unit>[] {
  const ranks: number[] = []
  let rank = Math.max(...slots.map(rankOf))
  for (const slot of slots.toReversed()) {
    if (!isComment(slot)) rank = rankOf(slot)
    ranks.unshift(rank)
  }
  return slots
    .map((slot, index) => ({ slot, rank: ranks[index]! }))
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ slot }) => slot)
}
