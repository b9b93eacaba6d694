import type { AskedLimit, Subject } from '../../../model/index.ts'
import type { Entry } from '../../blueprint/page.ts'
import { BEGINS, ENDS, OFF, momentIn } from './apart.ts'
import type { Draft, DraftField, People } from '../things/draft.ts'
import { readType } from '../things/types.ts'

/** How many there may be, of those that count: what was called off takes no place. */
export function limitsEntry(draft: Draft, subject: Subject | null, people: People): Entry | null {
  const said = subject?.limits ?? []
  const value = said.flatMap((limit) => limitText(limit, draft, people) ?? [])
  if (value.length === 0) return null
  const asked = said.filter(({ isSupposed }) => isSupposed !== true).map(({ from }) => from.text)
  const aside = asked.length > 0 ? `asked: ${asked.join('; ')}` : 'supposed: nobody says that there may be more'
  return { key: 'limits', value: [...new Set(value)], aside }
}

function limitText({ most, per, every, such }: AskedLimit, draft: Draft, { roles }: People): string | null {
  const { fields } = draft
  const known = (name: string): boolean => fields.some((field) => field.name === name)
  // `patient`, where patients are those who sign in: whose it is.
  const isMaker = (name: string): boolean =>
    roles.includes(name) && (draft.makers.length === 0 || draft.makers.includes(name))
  const names = per.map((name) =>
    known(name)
      ? name
      : known(`${name}_user`)
        ? `${name}_user`
        : name === 'owner' || isMaker(name)
          ? draft.owner
          : null,
  )
  const time = every === null ? null : (momentOf(draft, every.of) ?? undefined)
  const where = suchIn(such, every !== null, fields)
  if (names.includes(null) || time === undefined || where === null) return null
  const parts = [...names, ...(time === null ? [] : [`${every!.stretch} of ${time}`])]
  return [
    typeof most === 'number' ? String(most) : `${names[0]}.${most}`,
    ` per ${parts.join(' and ')}`,
    ...(where.length > 0 ? [` where ${where.join(' and ')}`] : []),
  ].join('')
}

/** When it is, and else when it was made. */
function momentOf({ fields, traits }: Draft, of: 'being' | 'making'): string | null {
  const made = traits.includes('timestamps') ? 'created_at' : null
  const being = momentIn(fields, BEGINS) ?? fields.find(({ type }) => /^date(time)?(?!\w|\?)/.test(type))
  return of === 'making' ? made : (being?.name ?? made)
}

/** What holds of rows that count; null where nothing of the row says it. */
function suchIn(such: AskedLimit['such'], isTimed: boolean, fields: readonly DraftField[]): readonly string[] | null {
  if (such !== null && typeof such === 'object')
    return fields.some(({ name }) => name === such.field) ? [`${such.field} = ${such.value}`] : null
  const off = outOf(fields, OFF)
  if (such === 'coming') {
    const begins = momentIn(fields, BEGINS)
    return begins === null || !begins.type.startsWith('datetime') ? null : [`${begins.name} > now`, ...off]
  }
  if (such === 'standing') return stillStanding(fields)
  // `at most 5 books`: those that were brought back are another's.
  const back = fields.filter(({ name, type }) => /^returned_(on|at)$/.test(name) && isOptional(type))
  return isTimed ? off : [...back.map(({ name }) => `${name} = null`), ...outOf(fields, BACK)]
}

function stillStanding(fields: readonly DraftField[]): readonly string[] | null {
  const over = [...fields.filter(isEnd).map(({ name }) => `${name} = null`), ...outOf(fields, OVER)]
  const ends = momentIn(fields, ENDS)
  if (over.length > 0) return over
  return ends === null || !ends.type.startsWith('datetime') || isOptional(ends.type) ? null : [`${ends.name} > now`]
}

function outOf(fields: readonly DraftField[], words: RegExp): readonly string[] {
  return fields.flatMap(({ name, type }) => {
    const read = readType(type)?.type
    const values = read?.kind === 'enum' ? read.values.map(({ text }) => text).filter((one) => words.test(one)) : []
    return values.length > 0 ? [`${name} != ${values.join('|')}`] : []
  })
}

const isOptional = (type: string): boolean => /^\w+\?/.test(type)
const isEnd = ({ name, type }: DraftField): boolean => type.startsWith('date') && isOptional(type) && ENDED.test(name)
const ENDED =
  /^(returned|closed|ended|finished|completed|resolved|cancelled|revoked|checked_out|left|released|settled)_(at|on)$/
/** What is over. */
const OVER =
  /^(cancelled|canceled|rejected|declined|refused|expired|no_show|returned|completed|closed|done|finished|resolved|solved|ended|attended|paid|delivered|shipped|sold|archived|withdrawn|waitlisted)$/
/** What was called off, or was brought back. */
const BACK = /^(cancelled|canceled|rejected|declined|refused|expired|no_show|returned|withdrawn|waitlisted)$/
