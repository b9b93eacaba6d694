import { settled } from './merged.ts'
import { slotsOf, type Slot } from './sequence.ts'

export interface Item {
  readonly key: string
  readonly text: string
  /** Comments that stand on lines of their own above it. */
  readonly above: readonly string[]
  /** The comment behind it on its line. */
  readonly behind: string
}

/** What stands in brackets, item by item, and the text around. */
export interface Brackets {
  readonly before: string
  readonly after: string
  readonly items: readonly Item[]
  /** Comments below the last item. */
  readonly tail: readonly string[]
  /** How far its items are indented, one on each line; null where all stand on one line. */
  readonly indent: string | null
  readonly closing: string
  /** Blanks inside of the brackets. */
  readonly pad: string
  readonly comma: boolean
  /** Whether these items may stand in this order. */
  readonly sound: (items: readonly Item[]) => boolean
}

export interface Place {
  readonly key: string
  readonly start: number
  readonly end: number
}

interface Options {
  readonly sound?: Brackets['sound']
  /** Whether they may be laid out anew, one on each line. */
  readonly loose?: boolean
}

const anyOrder = (): boolean => true

/** Takes a text apart between two places; null where it is laid out so that it could not be put together again. */
export function bracketsIn(
  text: string,
  open: number,
  close: number,
  places: readonly Place[],
  { sound = anyOrder, loose = false }: Options = {},
): Brackets | null {
  const items: Item[] = []
  const indents: (string | null)[] = []
  let at = open
  let tail: readonly string[] = []
  let closing: string | null = null
  let comma = false
  for (const place of [...places, { key: '', start: close, end: close }]) {
    const gap = gapOf(text.slice(at, place.start))
    const last = items.at(-1)
    if (gap === null || (!last && gap.behind !== '')) return null
    if (last) items[items.length - 1] = { ...last, behind: gap.behind }
    if (place.start === close) [tail, closing, comma] = [gap.above, gap.indent, gap.comma]
    else {
      indents.push(gap.indent)
      items.push({ key: place.key, text: text.slice(place.start, place.end), above: gap.above, behind: '' })
    }
    at = place.end
  }
  const indent = indentOf(indents, closing)
  if (indent === undefined && !loose) return null
  return {
    before: text.slice(0, open),
    after: text.slice(close),
    items,
    tail,
    indent: indent === undefined ? (indents.find((one) => one !== null) ?? INDENT) : indent,
    closing: closing ?? '',
    pad: closing === null ? /^[ \t]*/.exec(text.slice(open))![0] : '',
    comma,
    sound,
  }
}

const INDENT = '    '

/** How far items are indented that have a line each; null where all share one line, undefined where it is neither. */
function indentOf(indents: readonly (string | null)[], closing: string | null): string | null | undefined {
  const [first = closing] = indents
  return indents.every((indent) => indent === first) && (first === null) === (closing === null) ? first : undefined
}

/** Comma and comments between two items; null where anything else stands there. */
function gapOf(gap: string) {
  const [first = '', ...rest] = gap.split('\n')
  const comment = /^[ \t]*,?[ \t]*(#.*)?$/.exec(first)
  const indent = rest.at(-1)
  const lines = rest.slice(0, -1).map((line) => line.trim())
  if (!comment || (indent !== undefined && indent.trim() !== '')) return null
  if (lines.some((line) => !line.startsWith('#'))) return null
  return { behind: comment[1] ?? '', above: lines, indent: indent ?? null, comma: first.includes(',') }
}

export interface MergedBrackets {
  readonly text: string
  readonly items: readonly Item[]
}

/** Three-way by item; null where the same item, or what stands around, was changed to different things. */
export function mergeBrackets(
  base: Brackets | null,
  yours: Brackets | null,
  generated: Brackets | null,
): MergedBrackets | null {
  const host = hostOf(base, yours, generated)
  const frame = host && frameOf(base, yours, generated)
  return host && frame && mergedItems({ base, yours, generated, host, frame, keeps: () => false })
}

/** The same for names that are there for what uses them: a version that lacks them all is an empty one. */
export function mergeNames(
  base: Brackets | null,
  yours: Brackets | null,
  generated: Brackets | null,
  keeps: (key: string) => boolean,
): MergedBrackets | null {
  const host = hostOf(base, yours, generated)
  // Around names stand at most parentheses, which go with the layout, and comments, which do not.
  const frame = frameOf(base, yours, generated) ?? (/^\)?\s*$/.test(yours?.after ?? '') ? host : null)
  return host && frame && mergedItems({ base, yours, generated, host, frame, keeps })
}

interface Frame {
  readonly before: string
  readonly after: string
}

function frameOf(base: Brackets | null, yours: Brackets | null, generated: Brackets | null): Frame | null {
  if (!yours || !generated) return yours ?? generated
  const before = settled(base?.before ?? null, yours.before, generated.before) ?? null
  const after = settled(base?.after ?? null, yours.after, generated.after) ?? null
  return before === null || after === null ? null : { before, after }
}

interface Versions {
  readonly base: Brackets | null
  readonly yours: Brackets | null
  readonly generated: Brackets | null
  readonly host: Brackets
  readonly frame: Frame
  readonly keeps: (key: string) => boolean
}

function mergedItems({ base, yours, generated, host, frame, keeps }: Versions): MergedBrackets | null {
  const slots = slotsOf(base?.items ?? [], yours?.items ?? [], generated?.items ?? [])
  const items: Item[] = []
  for (const slot of slots) {
    const item = itemOf(slot, keeps)
    if (item === undefined) return null
    if (item !== null) items.push(item)
  }
  if (!host.sound(items)) return null
  const tail = [
    ...new Set([...(yours?.tail ?? []), ...(generated?.tail ?? []).filter((line) => !base?.tail.includes(line))]),
  ]
  if (host.indent === null && (tail.length > 0 || items.some((item) => item.behind !== '' || item.above.length > 0)))
    return null
  return { text: rendered(host, frame, items, tail), items }
}

/** Whose layout the result has: the new generation's, unless the person laid it out differently. */
function hostOf(base: Brackets | null, yours: Brackets | null, generated: Brackets | null): Brackets | null {
  if (!yours || !generated) return yours ?? generated
  return !base || (base.indent === null) === (yours.indent === null) ? generated : yours
}

const asOne = ({ above, text, behind }: Item): string => [...above, text, behind].join('\n')

/** The merged item, null where it goes, undefined where people have to decide. */
function itemOf({ key, base, yours, generated }: Slot<Item>, keeps: (key: string) => boolean): Item | null | undefined {
  if (!base && !(yours && generated)) return yours ?? generated
  if (!yours || !generated) {
    const left = yours ?? generated
    if (left && keeps(key)) return left
    const touched = left !== null && (!base || asOne(left) !== asOne(base))
    return touched ? undefined : null
  }
  const text = settled(base?.text ?? null, yours.text, generated.text)
  const behind = settled(base?.behind ?? null, yours.behind, generated.behind)
  const above = settled(base?.above.join('\n') ?? null, yours.above.join('\n'), generated.above.join('\n'))
  if (text === undefined || behind === undefined || above === undefined) return undefined
  return { key, text: text ?? '', behind: behind ?? '', above: above ? above.split('\n') : [] }
}

function rendered(host: Brackets, { before, after }: Frame, items: readonly Item[], tail: readonly string[]): string {
  const { indent, closing, pad, comma } = host
  if (indent === null) {
    const single = comma && items.length === 1 ? ',' : ''
    return `${before}${pad}${items.map(({ text }) => text).join(', ')}${single}${pad}${after}`
  }
  const lines = items.flatMap(({ text, above, behind }, index) => [
    ...above.map((line) => indent + line),
    `${indent}${text}${comma || index < items.length - 1 ? ',' : ''}${behind && `  ${behind}`}`,
  ])
  return [before, ...lines, ...tail.map((line) => indent + line), closing + after].join('\n')
}
