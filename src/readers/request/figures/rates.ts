import type { StatedFigure } from '../../../model/index.ts'
import { isPlural, singular } from '../vocabulary/forms.ts'
import { type Noun, nounAt } from '../nouns/noun.ts'
import type { Page } from '../page/page.ts'
import { SECONDS } from '../vocabulary/units.ts'

export type SaidFigure = Omit<StatedFigure, 'of'> & { readonly of: Noun | string }

export interface At {
  readonly figure: SaidFigure
  /** What the same number says besides. */
  readonly more?: readonly SaidFigure[]
  /** Where words begin that only lead to the number. */
  readonly from?: number
  readonly to: number
}

export type Make = (kind: StatedFigure['kind'], value: number, to: number, of?: Noun | string) => At

/** `readings from 10,000 devices every minute`: so many there are, and each does it as often. */
export function makers(page: Page, from: number, unit: number, value: number, make: Make): At | null {
  const noun = nounAt(page, unit)
  const sent = noun === null ? null : sentBy(page, noun, value, make)
  if (sent !== null) return sent
  if (!/^(from|by)$/.test(page.word(from - 1))) return null
  const said = noun === null ? null : rate(page, unit, value, make)
  if (noun === null || !isPlural(page.word(noun.to - 1))) return null
  const before = said === null ? rateBefore(page, from, value) : null
  if (before !== null) return { ...make('rows', value, noun.to, noun), more: [before] }
  if (said === null) return null
  const { figure } = make('rows', value, noun.to, noun)
  return { ...said, figure: { ...said.figure, of: 'write' }, more: [figure] }
}

/** `50,000 sensors send a measurement every 30 seconds` */
function sentBy(page: Page, noun: Noun, value: number, make: Make): At | null {
  if (
    !noun.isPlural ||
    !/^(send|report|push|emit|post|upload|deliver|produce|write|transmit)$/.test(page.word(noun.to))
  )
    return null
  const sent = nounAt(page, noun.to + 1)
  for (let at = noun.to + 1; sent !== null && !page.isEnd(at); at += 1) {
    if (!/^(every|each|per)$/.test(page.word(at))) continue
    const isSeveral = page.tokens[at + 1]?.kind === 'number'
    const last = isSeveral ? at + 2 : at + 1
    const unit = SECONDS.get(page.word(last))
    if (unit === undefined) return null
    const seconds = unit * (isSeveral ? Number(page.word(at + 1)) || 1 : 1)
    page.fence(at, last + 1)
    const rows = make('rows', value, noun.to, noun)
    const from = page.words(at, last + 1)
    // `temperature and humidity` are no rows; what is sent is one of whatever holds them.
    const isRow = sent.isPlural || /^(a|an|the|one|its|their)$/.test(page.word(sent.from))
    const of = isRow ? sent : 'write'
    page.claim(noun.to, noun.to + 1)
    return {
      ...rows,
      more: [{ kind: 'requests per second', value: Math.round((value / seconds) * 1000) / 1000, of, from }],
    }
  }
  return null
}

/** `50,000 devices, each sends a reading every minute`, `each of them`: as often as all of them do it. */
export function rateOfEach(page: Page, { figure, to }: At): SaidFigure | null {
  if (figure.kind !== 'rows' || page.isEnd(to)) return null
  let each = to
  while (!page.isEnd(each) && page.word(each) !== 'each') each += 1
  let sends = each + 1
  while (sends < each + 4 && !SENDS.test(page.word(sends))) sends += 1
  if (page.word(each) !== 'each' || !SENDS.test(page.word(sends))) return null
  for (let at = sends + 1; !page.isEnd(at) && !/^[,:]$/.test(page.word(at)); at += 1) {
    if (page.word(at) !== 'every') continue
    const isSeveral = page.tokens[at + 1]?.kind === 'number'
    const unit = SECONDS.get(page.word(isSeveral ? at + 2 : at + 1))
    if (unit === undefined) return null
    const seconds = unit * (isSeveral ? Number(page.word(at + 1)) || 1 : 1)
    const end = isSeveral ? at + 3 : at + 2
    page.fence(at, end)
    const value = Math.round((figure.value / seconds) * 1000) / 1000
    return { kind: 'requests per second', value, of: 'write', from: page.words(at, end) }
  }
  return null
}

const SENDS = /^(sends?|reports?|pushes|emits?|posts?|uploads?|delivers?|produces?|writes?|transmits?)$/

/** `readings every 15 minutes from 80,000 meters` */
function rateBefore(page: Page, from: number, value: number): SaidFigure | null {
  for (let at = from - 1; !page.isEnd(at); at -= 1) {
    if (!/^(every|each|per)$/.test(page.word(at))) continue
    const isSeveral = page.tokens[at + 1]?.kind === 'number'
    const unit = SECONDS.get(page.word(isSeveral ? at + 2 : at + 1))
    if (unit === undefined) return null
    const seconds = unit * (isSeveral ? Number(page.word(at + 1)) || 1 : 1)
    page.fence(at, from)
    return {
      kind: 'requests per second',
      value: Math.round((value / seconds) * 1000) / 1000,
      of: 'write',
      from: page.words(at, from),
    }
  }
  return null
}

/** `500 requests per second`, `200 rps`, `5,000 messages a minute` */
export function rate(page: Page, unit: number, value: number, make: Make): At | null {
  if (/^(rps|qps|tps)$/.test(page.word(unit))) return make('requests per second', value, unit + 1)
  const noun = nounAt(page, unit)
  let per = noun?.to ?? unit
  if (noun !== null && !/^(per|a|an|\/|each|every)$/.test(page.word(per))) {
    per = unit
    while (per < noun.to && page.word(per) !== 'per') per += 1
  }
  if (!/^(per|a|an|\/|each|every)$/.test(page.word(per))) return null
  const isSeveral = page.tokens[per + 1]?.kind === 'number'
  const last = isSeveral ? per + 2 : per + 1
  const unitOf = SECONDS.get(page.word(last))
  if (unitOf === undefined) return null
  const seconds = unitOf * (isSeveral ? Number(page.word(per + 1).replaceAll(',', '')) || 1 : 1)
  const what = singular(page.word(unit))
  const kindOf = /^(read|write|search)$/.test(what) ? what : ''
  const isRequests = kindOf !== '' || /^(request|req|call|query|hit|transaction)$/.test(singular(page.word(per - 1)))
  const perSecond = Math.max(value / seconds, 0.001)
  const rounded = Math.round(perSecond * 1000) / 1000
  // `200 requests per second at peak`
  const end = /^(at|in|during)$/.test(page.word(last + 1)) && /^peaks?$/.test(page.word(last + 2)) ? last + 3 : last + 1
  return make('requests per second', rounded, end, isRequests || noun === null ? kindOf : noun)
}
