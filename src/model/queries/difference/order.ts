import type { Part } from './parts.ts'

/** What is made first, where nothing needs the other; taken away the other way round. */
const RANKS: readonly Part['kind'][] = [
  'schema',
  'extension',
  'enum',
  'domain',
  'sequence',
  'function',
  'table',
  'column',
  'default',
  'constraint',
  'index',
  'partition',
  'view',
  'trigger',
  'policy',
]

/** Foreign keys come when every table is there. */
export const rankOf = (part: Part): number =>
  part.kind === 'constraint' && part.value.kind === 'foreign key'
    ? RANKS.indexOf('index') + 0.5
    : RANKS.indexOf(part.kind)

/** Takes the one that comes first each time it is asked; of those of one rank, in the order they came. */
export class Ready {
  private readonly ranks = new Map<number, string[]>()

  add(key: string, rank: number): void {
    const list = this.ranks.get(rank)
    if (list) list.push(key)
    else this.ranks.set(rank, [key])
  }

  take(): string | undefined {
    const waiting = [...this.ranks].filter(([, list]) => list.length > 0).map(([rank]) => rank)
    return waiting.length === 0 ? undefined : this.ranks.get(Math.min(...waiting))?.shift()
  }
}
