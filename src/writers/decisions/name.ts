import { slugOf } from '../../kernel/slug.ts'

export interface Numbered {
  /** The name of a file: `0007-use-postgres.md`. */
  readonly name: string
  readonly number: string
}

/** Names the next record as those beside it are named: their label, the width of their numbers, or their days. */
export function nextName(title: string, beside: readonly Numbered[], today: string): Numbered {
  const numbered = beside.filter(({ number }) => number !== '')
  const last = numbered.toSorted((a, b) => Number(a.number) - Number(b.number)).at(-1)
  const slug = slugOf(title) || 'decision'
  if (last && isDay(last.number)) {
    const day = today.replaceAll('-', '')
    return { name: `${day}-${slug}.md`, number: day }
  }
  const number = String(Number(last?.number ?? 0) + 1).padStart(last?.number.length ?? 4, '0')
  const [, label = ''] = /^(\D*)\d/.exec(last?.name ?? '') ?? []
  const between = /^\D*\d+([-_ ])/.exec(last?.name ?? '')?.[1] ?? '-'
  return { name: `${label}${number}${between}${slug.replaceAll('-', between === '_' ? '_' : '-')}.md`, number }
}

/** `20240115`: log4brains names records by their day. */
const isDay = (number: string): boolean => /^(19|20)\d{2}(0[1-9]|1[0-2])([0-2]\d|3[01])$/.test(number)
