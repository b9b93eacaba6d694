import type { DesignRequest, Subject } from '../../../model/index.ts'
import { type People, highest } from './draft.ts'
import { rulesOf } from '../people/makers.ts'

/** What comes of an application is made by whoever grants that, and by nobody who applies. */
export function issuersOf(subject: Subject, request: DesignRequest, people: People): readonly string[] {
  const { name, fields } = subject
  const issuing = rulesOf(name, request).flatMap(({ who, operation }) =>
    ISSUED.test(name) && /^(grant|issue)$/.test(operation ?? '') && people.roles.includes(who) ? [who] : [],
  )
  if (issuing.length > 0) return [...new Set(issuing)]
  const of = fields.map(({ type }) => /^-> (\w*Application) restrict$/.exec(type)?.[1]).find((one) => one !== undefined)
  if (of === undefined || rulesOf(name, request).length > 0) return []
  const granting = rulesOf(of, request).flatMap(({ who, operation }) =>
    operation !== undefined && GRANTING.test(operation) && people.roles.includes(who) ? [who] : [],
  )
  return granting.length > 0 ? [...new Set(granting)] : [highest(people)]
}

/** `clerks grant permits`: there is none before. */
const ISSUED = /(Permit|Licence|License|Certificate|Visa|Pass|Card|Voucher|Warrant|Badge)$/
const GRANTING = /^(approve|accept|grant|issue|confirm)$/
