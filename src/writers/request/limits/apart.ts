import type { AskedApart, Subject } from '../../../model/index.ts'
import type { Entry } from '../../blueprint/page.ts'
import type { Draft, DraftField } from '../things/draft.ts'
import { readType, referenceIn } from '../things/types.ts'

/** No two of one room at one time; what was called off holds nobody up. */
export function apartEntry({ fields }: Draft, subject: Subject | null): Entry | null {
  const said = subject?.apart ?? []
  const [from, to] = [momentIn(fields, BEGINS), momentIn(fields, ENDS)]
  if (from === null || to === null || kindOf(from) !== kindOf(to)) return null
  const off = fields.flatMap(({ name, type }) => {
    const read = readType(type)?.type
    const values = read?.kind === 'enum' ? read.values.map(({ text }) => text).filter((one) => OFF.test(one)) : []
    return values.length > 0 ? [`${name} != ${values.join('|')}`] : []
  })
  const where = off.length > 0 ? ` where ${off.join(' and ')}` : ''
  const value = said.flatMap((one) => {
    return partsOf(fields, one).map((of) => `${of.name} from ${from.name} to ${to.name}${where}`)
  })
  return value.length === 0 ? null : { key: 'apart', value: [...new Set(value)], aside: asideOf(said) }
}

const asideOf = (said: readonly AskedApart[]): string =>
  said.some(({ isSupposed }) => isSupposed)
    ? 'supposed: nobody says that two may have it at one time'
    : `asked: ${[...new Set(said.map((one) => one.from.text))].join('; ')}`

/** What there is one of at a time: what is named, and else what it is a part of. */
function partsOf(fields: readonly DraftField[], { by }: AskedApart): readonly DraftField[] {
  const parts = fields.filter(({ type }) => {
    const reference = referenceIn(type)
    return reference !== null && (by === null ? reference.to !== 'User' : reference.to === by)
  })
  const sure = parts.filter(({ type }) => referenceIn(type)?.isOptional !== true)
  // `rooms and parking spaces`: each booking is of one of them, and that is booked once.
  return sure.length > 0 ? sure.slice(0, 1) : parts
}

/** What has no beginning would lie over all others; what has no end goes on. */
export const momentIn = (fields: readonly DraftField[], names: RegExp): DraftField | null =>
  fields.find(
    ({ name, type }) => names.test(name) && type.startsWith('date') && (names === ENDS || !/^\w+\?/.test(type)),
  ) ?? null

const kindOf = ({ type }: Pick<DraftField, 'type'>): string => /^\w+/.exec(type)?.[0] ?? ''

export const BEGINS =
  /^(starts?|begins?|from|pick_?up|check_?in|arrival)(_at|_on|_date|_time)?$|^(\w+_)?start$|^(valid|effective|rented|booked)_from$/
export const ENDS =
  /^(ends?|until|return|drop_?off|check_?out|departure)(_at|_on|_date|_time)?$|^(\w+_)?end$|^(valid|effective|rented|booked)_(until|to)$/
export const OFF = /^(cancelled|canceled|rejected|declined|refused|expired|no_show)$/
