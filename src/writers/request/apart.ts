import type { Subject } from '../../model/index.ts'
import type { Entry } from '../blueprint/page.ts'
import type { Draft } from './draft.ts'
import { readType, referenceIn } from './types.ts'

/** No two of one room at one time; what was called off holds nobody up. */
export function apartEntry({ fields }: Draft, subject: Subject | null): Entry | null {
  if (subject?.apart === undefined) return null
  const moment = (name: RegExp) => fields.find((field) => name.test(field.name) && field.type.startsWith('date'))
  const [from, to] = [moment(/^starts?(_at|_on)?$/), moment(/^ends?(_at|_on)?$/)]
  const parts = fields.filter(({ type }) => {
    const reference = referenceIn(type)
    return reference !== null && !reference.isOptional && reference.to !== 'User'
  })
  const { by } = subject.apart
  const of = parts.find(({ type }) => referenceIn(type)?.to === by) ?? parts[0]
  if (from === undefined || to === undefined || of === undefined) return null
  const off = fields.flatMap(({ name, type }) => {
    const read = readType(type)?.type
    const values = read?.kind === 'enum' ? read.values.map(({ text }) => text).filter((one) => OFF.test(one)) : []
    return values.length > 0 ? [`${name} != ${values.join('|')}`] : []
  })
  const where = off.length > 0 ? ` where ${off.join(' and ')}` : ''
  return {
    key: 'apart',
    value: [`${of.name} from ${from.name} to ${to.name}${where}`],
    aside: `asked: ${subject.apart.from.text}`,
  }
}

const OFF = /^(cancelled|canceled|rejected|declined|refused|expired|no_show)$/
