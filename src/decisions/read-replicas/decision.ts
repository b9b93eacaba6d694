import type { Measured } from '../../model/index.ts'
import { type Arising, decision, voice } from '../decision.ts'
import { firstPage } from '../experiments/first-pages.ts'
import { listsOf } from '../facts/lists.ts'
import { changes } from '../facts/uses.ts'
import { say } from '../say.ts'
import type { DecisionSubject } from '../subject.ts'

/** Pages a second one server reads from memory beside its other work, and those that keep several cores busy. */
const EASY = 50_000
const BUSY = 500_000
const MOST_LISTS = 12

export default decision({
  title: 'One server, or replicas to read from',
  usual: 'one',
  simplest: 'one',
  furthest: 'replicas',
  options: [
    {
      name: 'one',
      title: 'One server, with a standby that nobody reads from',
      gains: ['whoever wrote reads what was written', 'one thing to tune'],
      costs: ['reads and writes share its cores'],
      changes: 'nothing',
    },
    {
      name: 'replicas',
      title: 'Reads go to replicas',
      gains: ['reads grow by machines', 'a long report holds nobody up'],
      costs: ['a replica is behind: whoever wrote may not see it', 'each operation has to know which it may ask'],
      changes: 'a second address, and operations that may read what is a second old',
    },
  ],
  arises: (subject) =>
    subject.requests !== null || (subject.blueprint?.database?.replicas ?? 0) > 0 ? [arisingOf(subject)] : [],
})

function arisingOf(subject: DecisionSubject): Arising {
  const asking = subject.backend.api.operations.filter(({ statements }) => statements.length > 0)
  const reading = asking.filter((operation) => !changes(operation))
  const lists = listsOf(subject).slice(0, MOST_LISTS)
  const plans = lists.map((list) => firstPage(list, subject))
  const replicas = subject.blueprint?.database?.replicas ?? 0
  return {
    question: 'Do reads go to replicas?',
    about: ['the database'],
    because:
      subject.requests === null ? 'the blueprint has replicas' : `${subject.requests} requests a second are stated`,
    places: lists.slice(0, 2).map(({ operation }) => operation.handler),
    today: replicas > 0 ? { option: 'replicas', text: `the blueprint has ${replicas} of them`, places: [] } : null,
    weight: reading.length,
    experiments: plans,
    choose(measured) {
      const pages = plans.flatMap((plan) => measured.pages(plan, 'first', 'pages read for a first page') ?? [])
      const [first] = pages
      if (!first || subject.requests === null) return { figures: {}, voices: [] }
      const mean = pages.reduce((sum, { value }) => sum + value, 0) / pages.length
      const part = reading.length / Math.max(1, asking.length)
      const each = measured.from('pages read each second', Math.round(mean * subject.requests * part), 'page', first)
      const told = say`${measured.counted('operations that only read', reading.length, '')} of ${measured.counted('operations that ask the database', asking.length, 'operation')} only read; a list reads ${average(mean, first)} on the average, so that the stated requests, spread evenly, read ${each} a second.`
      return {
        figures: { one: [each], replicas: [each] },
        voices:
          each.value >= BUSY
            ? [voice('measured', 'replicas', told)]
            : each.value < EASY
              ? [voice('measured', 'one', told)]
              : [],
        remarks: each.value >= EASY && each.value < BUSY ? [told] : [],
      }
    },
  }
}

const average = (mean: number, of: Measured): Measured => ({
  ...of,
  what: 'pages of a first page on the average',
  value: Math.round(mean),
})
