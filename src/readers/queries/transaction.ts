import type { Event, Run } from '../behaviour/event.ts'
import { placeAt } from './chain.ts'

const SESSION = /^(sqlalchemy|sqlmodel|asyncpg|psycopg2?|databases|sqlite3|aiosqlite)\b/
const nameOf = (event: Event): string => event.path.slice(event.path.lastIndexOf('.') + 1)
/** A session that is only known by its name. */
const NAMED = /(session|connection|conn|db|database|transaction|uow)\w*\.(commit|flush|begin|begin_nested)$/i
const isOf = (event: Event, ...names: readonly string[]): boolean =>
  event.kind === 'call' && (SESSION.test(event.path) || NAMED.test(event.path)) && names.includes(nameOf(event))

interface Marks {
  readonly commits: readonly { readonly at: number; readonly event: Event }[]
  readonly begins: readonly { readonly at: number; readonly event: Event }[]
  readonly flushes: readonly number[]
}

const marks = new WeakMap<Run, Marks>()

function marksOf(run: Run): Marks {
  let found = marks.get(run)
  if (!found) {
    const all = run.events.map((event, at) => ({ event, at }))
    found = {
      commits: all.filter(({ event }) => isOf(event, 'commit')),
      begins: all.filter(({ event }) => isOf(event, 'begin', 'begin_nested', 'transaction')),
      flushes: all.filter(({ event }) => isOf(event, 'flush')).map(({ at }) => at),
    }
    marks.set(run, found)
  }
  return found
}

/** How the transaction around an event ends, as far as the runs of the operation show. */
export function transactionOf(run: Run, index: number, runs: readonly Run[]): string {
  const own = marksOf(run)
  const begin = own.begins.findLast(({ at }) => at < index)
  const nested = begin && nameOf(begin.event) === 'begin_nested' ? 'nested, ' : ''
  const commit = own.commits.find(({ at }) => at > index)
  if (commit) return `${nested}committed ${where(commit.event)}`
  if (begin && !nested) return `committed by the block ${where(begin.event)}`
  // A dependency with `yield` commits once the handler is done.
  const outer = runs
    .filter((one) => one !== run)
    .flatMap((one) =>
      marksOf(one)
        .commits.slice(-1)
        .map(({ event }) => ({ one, event })),
    )[0]
  if (outer) return `${nested}committed by a dependency ${where(outer.event)}`
  const block = runs
    .filter((one) => one !== run)
    .flatMap((one) => marksOf(one).begins.filter(({ event }) => nameOf(event) === 'begin'))[0]
  if (block) return `${nested}committed by a dependency ${where(block.event)}`
  if (own.flushes.some((at) => at > index)) return `${nested}flushed, no commit seen`
  return `${nested}no commit seen`
}

function where(event: Event): string {
  const inside = event.chain[event.chain.length - 1]
  const place = placeAt(event.site)
  return `in ${inside ? `${inside.function.name} ` : ''}(${place.file}:${place.line})`
}
