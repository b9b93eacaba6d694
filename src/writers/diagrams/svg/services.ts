import { type LaidBox, layered } from '../../../kernel/layout/layered.ts'
import type { Part, Services } from '../services.ts'
import { wayBetween } from './edges.ts'
import { drawing, rectangle, shown, text, tip, widthOf } from './paper.ts'

const PAD = 14
const COLUMNS: Readonly<Record<Part['kind'], number>> = { client: 0, program: 1, store: 2, outside: 2 }
const LONGEST = 40
const LINE = 18

/** Who calls on the left, what is kept and whom it speaks with on the right. */
export function servicesDrawing({ title, parts, links }: Services): string {
  const longest = Math.max(0, ...links.map(({ text: words }) => widthOf(shown(words, LONGEST))))
  const laid = layered(
    parts.map((part) => ({ id: part.id, ...sizeOf(part), least: COLUMNS[part.kind] })),
    links,
    { across: Math.max(90, longest + 50), down: 26, limit: Infinity },
  )
  const ports = portsOf(links, laid.boxes)
  const edges = links.map((link, index) => {
    const [from, to] = [laid.boxes.get(link.from)!, laid.boxes.get(link.to)!]
    const way = wayBetween(
      { box: from, down: ports.out[index]! },
      { box: to, down: ports.in[index]! },
      laid.ways[index]!,
    )
    const words = shown(link.text, LONGEST)
    const said =
      words === ''
        ? ''
        : text(way.end.x - 12 * way.towards, way.end.y - 5, words, 'soft', way.towards === 1 ? 'end' : 'start')
    return [`<path d="${way.path}" class="edge"/>${tip(way.end.x, way.end.y, way.towards)}`, said] as const
  })
  return drawing({
    title,
    width: laid.width,
    height: laid.height,
    parts: [
      ...edges.map(([path]) => path),
      ...edges.map(([, said]) => said),
      ...parts.map((part) => boxOf(part, laid.boxes.get(part.id)!)),
    ],
  })
}

const sizeOf = ({ title, facts }: Part): { readonly width: number; readonly height: number } => ({
  width: Math.max(...[title, ...facts].map((one) => widthOf(shown(one, LONGEST)))) + 2 * PAD,
  height: 32 + facts.length * LINE + 4,
})

function boxOf({ title, facts, kind }: Part, { x, y, width, height }: LaidBox): string {
  const round = { client: 16, program: 5, store: 14, outside: 5 }[kind]
  return [
    rectangle(
      x,
      y,
      width,
      height,
      `${kind === 'program' ? 'head' : 'card'}${kind === 'outside' ? ' dashed' : ''}`,
      round,
    ),
    text(x + width / 2, y + 21, shown(title, LONGEST), 'bold', 'middle'),
    ...facts.map((fact, index) => text(x + width / 2, y + 40 + index * LINE, shown(fact, LONGEST), 'soft', 'middle')),
  ].join('')
}

/** Links of one box leave it, and reach it, side by side, in the order of their other ends. */
function portsOf(
  links: Services['links'],
  boxes: ReadonlyMap<string, LaidBox>,
): { readonly out: readonly number[]; readonly in: readonly number[] } {
  const spread = (end: 'from' | 'to', other: 'from' | 'to'): readonly number[] => {
    const downs = links.map(() => 0)
    for (const box of boxes.values()) {
      const own = links
        .map((link, index) => ({ link, index }))
        .filter(({ link }) => link[end] === box.id)
        .toSorted((a, b) => (boxes.get(a.link[other])?.y ?? 0) - (boxes.get(b.link[other])?.y ?? 0))
      for (const [place, { index }] of own.entries()) downs[index] = (box.height * (place + 1)) / (own.length + 1)
    }
    return downs
  }
  return { out: spread('from', 'to'), in: spread('to', 'from') }
}
