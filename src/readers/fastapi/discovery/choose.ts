import type { Assumption } from '../../../model/knowledge.ts'
import type { DiscoveredEntry } from './discover.ts'

export interface ChosenEntries {
  /** The main application; null when the repository has none. */
  readonly main: DiscoveredEntry | null
  /** Further applications that stand on their own, best first. */
  readonly alternatives: readonly DiscoveredEntry[]
  /** What to tell about the choice. */
  readonly assumptions: readonly Assumption[]
}

/** Takes the best entry; other applications are listed, unless the main one mounts them. */
export function chooseEntries(entries: readonly DiscoveredEntry[]): ChosenEntries {
  const [main] = entries
  if (!main) return { main: null, alternatives: [], assumptions: [] }
  const covered = new Set(main.origins)
  const alternatives: DiscoveredEntry[] = []
  for (const entry of entries) {
    if (entry.mounted || entry.origins.some((origin) => covered.has(origin))) continue
    for (const origin of entry.origins) covered.add(origin)
    alternatives.push(entry)
  }
  const choice = { text: `the application is ${nameOf(main)}${main.why === '' ? '' : ` (${main.why})`}`, at: null }
  return {
    main,
    alternatives,
    assumptions: alternatives.length === 0 ? [choice] : [choice, { text: alsoFound(alternatives), at: null }],
  }
}

const SHOWN = 5

function alsoFound(alternatives: readonly DiscoveredEntry[]): string {
  const shown = alternatives.slice(0, SHOWN).map(nameOf).join(', ')
  const rest = alternatives.length > SHOWN ? ` and ${alternatives.length - SHOWN} more` : ''
  return `also found ${shown}${rest}; name ${alternatives.length === 1 ? 'it' : 'one'} with --entry`
}

const nameOf = (entry: DiscoveredEntry): string => `${entry.file}:${entry.variable}`
