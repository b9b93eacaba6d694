import type { Operation } from '../../../model/index.ts'
import { rule } from '../../rule.ts'

export default rule({
  title: 'Paths written in two ways',
  severity: 'low',
  confidence: 'high',
  audience: 'auditor',
  message: '`{operation}` has {differs}, where {peers} other paths have {habit}',
  advice: 'Write all paths the same way; keep the old one as a deprecated alias when callers use it.',
  check({ backend }, report) {
    const open = new Set(backend.api.applications.filter(({ published }) => published).map(({ id }) => id))
    const operations = backend.api.operations.filter((one) => one.published && open.has(one.application))
    for (const style of STYLES) {
      const told = operations.map((operation) => ({ operation, way: style.wayOf(operation) }))
      const ways = new Map<string, number>()
      for (const { way } of told) if (way) ways.set(way, (ways.get(way) ?? 0) + 1)
      const [habit, peers] = [...ways].toSorted((a, b) => b[1] - a[1])[0] ?? ['', 0]
      for (const { operation, way } of told) {
        if (!way || way === habit || !isHabit(peers, [...ways.values()])) continue
        report.found({
          at: operation.handler,
          subject: operation.id,
          arguments: { operation: operation.id, differs: style.words[way]!, habit: style.words[habit]!, peers },
          cause: style.name,
        })
      }
    }
  },
})

/** Nine of ten, and enough of them to speak of a habit. */
const isHabit = (peers: number, all: readonly number[]): boolean =>
  peers >= 9 && peers >= all.reduce((sum, one) => sum + one, 0) * 0.9

interface Style {
  readonly name: string
  readonly words: Readonly<Record<string, string>>
  wayOf(operation: Operation): string | null
}

const segmentsOf = ({ path }: Operation): readonly string[] =>
  path.split('/').filter((segment) => segment !== '' && !/[{.]/.test(segment))

const STYLES: readonly Style[] = [
  {
    name: 'words',
    words: {
      kebab: '`-` between words',
      snake: '`_` between words',
      camel: 'capital letters between words',
    },
    wayOf: (operation) => {
      const ways = new Set(segmentsOf(operation).flatMap((segment) => wayOfWords(segment) ?? []))
      return ways.size === 1 ? [...ways][0]! : null
    },
  },
  {
    name: 'slash',
    words: { with: 'a slash at its end', without: 'none' },
    wayOf: ({ path }) => (path === '/' ? null : path.endsWith('/') ? 'with' : 'without'),
  },
]

function wayOfWords(segment: string): string | null {
  if (/^[a-z0-9]+(-[a-z0-9]+)+$/.test(segment)) return 'kebab'
  if (/^[a-z0-9]+(_[a-z0-9]+)+$/.test(segment)) return 'snake'
  return /^[a-z0-9]+([A-Z][a-z0-9]*)+$/.test(segment) ? 'camel' : null
}
