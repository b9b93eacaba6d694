import { groupBy } from '../../kernel/group.ts'
import type { Table } from '../../model/index.ts'
import { type Arising, type Today, decision, voice } from '../decision.ts'
import { deepPages } from '../experiments/deep-pages.ts'
import { type ListUse, heldTo, listsOf, orderOf, reachOf } from '../facts/lists.ts'
import { placesOf, where } from '../facts/uses.ts'
import { say } from '../say.ts'
import { type DecisionSubject, largest, rowsOf } from '../subject.ts'
import { NOTICED } from '../thresholds.ts'

const PAGE = 50
/** As deep as somebody who looks through a list, or a program that reads all of it, may go. */
const DEEP = 10_000
/** Lists that are over after so many rows have no deep page. */
const SHORT = 500

export default decision({
  title: 'Offset or cursor',
  usual: 'cursor',
  simplest: 'offset',
  furthest: 'cursor',
  options: [
    {
      name: 'offset',
      title: 'Pages by OFFSET',
      gains: ['any page can be jumped to', 'a total and page numbers come easily'],
      costs: ['each page reads all before it', 'rows that come or go meanwhile are shown twice or left out'],
      changes: 'lists take a page or an offset, and may tell a total',
    },
    {
      name: 'cursor',
      title: 'Pages by a cursor over the sorted columns',
      gains: ['every page costs as much as the first', 'rows that come or go meanwhile disturb nothing'],
      costs: ['only the next page can be asked for', 'each order needs an index that ends in the key'],
      changes: 'lists take a cursor, and answer with the next one',
      checks: [{ rule: 'api/list-unpaginated', scope: [] }],
    },
  ],
  arises(subject) {
    const lists = groupBy(listsOf(subject), ({ table }) => table)
    return largest(subject, [...lists.keys()]).map((table) => arisingOf(subject, table, lists.get(table)!))
  },
})

function arisingOf(subject: DecisionSubject, table: Table, lists: readonly ListUse[]): Arising {
  // The list that reaches furthest is the one that decides.
  const widest = lists.toSorted((one, other) => reachOf(other, subject) - reachOf(one, subject))[0]!
  const [reach, order] = [reachOf(widest, subject), orderOf(widest)]
  const offset = Math.max(PAGE, Math.min(DEEP, Math.floor(reach / 2 / PAGE) * PAGE))
  const held = heldTo(widest, subject)?.column ?? null
  const deep = deepPages({ table, rows: rowsOf(subject, table), ...order, held, size: PAGE, offset })
  const long = reach >= SHORT && order.columns.length > 0
  return {
    question: `How are lists of ${table.name} paged?`,
    about: [table.id],
    because: `${widest.operation.id} hands out rows of ${table.name} in an order, some at a time`,
    places: placesOf(lists),
    today: todayOf(lists),
    weight: lists.length,
    experiments: long ? [deep] : [],
    choose(measured) {
      const rows = measured.rows(table.id)
      const list = measured.from(`rows a list of ${table.name} reaches`, Math.round(reach), 'row', rows)
      if (!long)
        return {
          figures: { offset: [list], cursor: [list] },
          voices:
            reach < PAGE
              ? [voice('model', 'offset', say`Even a long list of ${table.name} ends after ${list}: it has one page.`)]
              : [],
        }
      const one = measured.pages(deep, 'offset', `pages read for the page behind row ${offset}`)
      const other = measured.pages(deep, 'cursor', `pages read for the page behind row ${offset}`)
      if (!one || !other) return { figures: {}, voices: [] }
      const saved = one.value - other.value
      const sentence = say`With ${rows} in ${table.name}, the page behind row ${measured.from('depth', offset, '', rows)} reads ${one} by OFFSET and ${other} by cursor.`
      return {
        figures: { offset: [one], cursor: [other] },
        voices: saved >= NOTICED ? [voice('measured', 'cursor', sentence)] : [],
        remarks: saved >= NOTICED ? [] : [sentence],
      }
    },
  }
}

function todayOf(lists: readonly ListUse[]): Today | null {
  const paged = lists.find(({ page }) => page !== null)
  if (!paged) return null
  const at = paged.operation.handler
  return { option: paged.page, text: `${paged.operation.id} pages by ${paged.page} (${where(at)})`, places: [at] }
}
