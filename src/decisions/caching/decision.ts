import { type Arising, decision, speaks, type Today } from '../decision.ts'
import { firstPage } from '../experiments/first-pages.ts'
import { type ListUse, listsOf } from '../facts/lists.ts'
import { placesOf, writesOf } from '../facts/uses.ts'
import { say } from '../say.ts'
import { type DecisionSubject, asks, largest, rowsOf } from '../subject.ts'
import { todayAt } from '../today.ts'

/** Pages a second that a server reads beside its other work, and those that keep it busy. */
const EASY = 20_000
const BUSY = 200_000
/** So few rows, changed by nobody, fit into every process. */
const REFERENCE = 5_000

export default decision({
  title: 'Whether answers are kept',
  usual: 'none',
  simplest: 'none',
  furthest: 'shared',
  options: [
    {
      name: 'none',
      title: 'Asking the database each time',
      gains: ['every answer is what is there', 'nothing to empty'],
      costs: ['the same pages are read again and again'],
      changes: 'nothing',
    },
    {
      name: 'memory',
      title: 'In the memory of each process',
      gains: ['nothing more to run', 'nothing is faster'],
      costs: ['each process has its own, and hears of no change', 'it is gone with the process'],
      changes: 'answers are kept for a time in each process',
      checks: [{ rule: 'operations/state-in-process', scope: [] }],
    },
    {
      name: 'shared',
      title: 'In a store all processes share (Redis)',
      gains: ['one change empties it for all', 'the database is asked once'],
      costs: [
        'one more thing to run',
        'whoever changes a row has to know what to empty, or answers are old for a time',
      ],
      changes: 'a store, a time of life for each answer, and what empties it',
    },
  ],
  arises(subject) {
    const caches =
      subject.backend.runtime.caches.length > 0 ||
      asks(subject, 'cache') ||
      subject.blueprint?.resources?.some(({ value }) => value.cache)
    if (subject.requests === null && !caches) return []
    const lists = listsOf(subject)
    return largest(
      subject,
      lists.map(({ table }) => table).filter((table, i, all) => all.indexOf(table) === i),
    ).map((table) =>
      arisingOf(
        subject,
        lists.find((list) => list.table === table)!,
        lists.length,
      ),
    )
  },
})

function arisingOf(subject: DecisionSubject, list: ListUse, among: number): Arising {
  const { table, operation } = list
  const plan = firstPage(list, subject)
  const writers = writesOf(subject, table).length
  const rate = subject.requests === null ? null : subject.requests / Math.max(1, among)
  return {
    question: `Are answers of ${operation.id} kept?`,
    about: [operation.id],
    because: `${operation.id} is asked often, and reads ${table.name}`,
    places: placesOf([list]),
    today: todayOf(subject, list),
    weight: 2,
    experiments: [plan],
    choose(measured) {
      const pages = measured.pages(plan, 'first', `pages read for the first page of ${operation.id}`)
      if (!pages) return { figures: {}, voices: [] }
      const writing = measured.counted(`operations that change ${table.name}`, writers, 'operation')
      const each = rate === null ? null : measured.from('pages read each second', pages.value * rate, 'page', pages)
      const told =
        each &&
        say`Its share of the requests, taken to be the same for all ${measured.counted('lists', among, 'list')}, reads ${each} a second (${pages} each).`
      const small = writers === 0 && rowsOf(subject, table) <= REFERENCE
      return {
        figures: { none: [pages, ...(each ? [each] : [])], memory: [writing], shared: [writing] },
        voices: [
          ...speaks(each && each.value >= BUSY && told, 'measured', 'shared', (sentence) => sentence),
          ...speaks(each && each.value < EASY && !small && told, 'measured', 'none', (sentence) => sentence),
          ...speaks(
            small,
            'model',
            'memory',
            () =>
              say`No operation changes ${table.name}, and it has ${measured.rows(table.id)}: each process can hold all of it.`,
          ),
        ],
        remarks: told && each.value >= EASY && each.value < BUSY ? [told] : [],
      }
    },
  }
}

function todayOf({ backend, blueprint }: DecisionSubject, { operation }: ListUse): Today | null {
  if (operation.remembered)
    return todayAt('shared', `its answer is kept for ${operation.remembered.seconds} seconds`, operation.remembered.at)
  const effect = operation.effects.find(({ kind }) => kind === 'cache')
  const at = effect?.chain.at(-1)?.at
  if (effect && at)
    return todayAt(/redis|memcache/.test(effect.library) ? 'shared' : 'memory', `it asks ${effect.library}`, at)
  const kept = blueprint?.stack?.cache
  return backend.runtime.caches.length === 0 && (kept === undefined || kept === null || kept === 'none')
    ? null
    : todayAt('none', `${operation.id} asks the database`, operation.handler)
}
