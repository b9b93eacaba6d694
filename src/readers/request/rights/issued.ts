import { isGiven } from '../../../kernel/given.ts'
import type { DesignRequest, Subject } from '../../../model/index.ts'

/**
 * `employees see only their own payslips`, where nobody says who writes them: each is for one of them, and none is made by
 * them.
 */
export const withIssued = (request: DesignRequest): DesignRequest =>
  request.intent === 'create'
    ? { ...request, subjects: request.subjects.map((subject) => issuedTo(subject, request)) }
    : request

function issuedTo(subject: Subject, { rules = [] }: DesignRequest): Subject {
  const own = rules.filter(({ of }) => of === subject.name)
  const [seen, ...others] = own.filter(({ who, as }) => who === 'owner' && as !== undefined)
  const to = seen?.as
  if (seen === undefined || to === undefined || others.length > 0 || !isGiven(subject.name)) return subject
  const isWritten = own.some(({ verbs, operation }) => verbs.includes('create') || operation !== undefined)
  if (isWritten || seen.verbs.join() !== 'read' || subject.fields.some(({ name }) => name === to)) return subject
  return {
    ...subject,
    fields: [...subject.fields, { name: to, type: '-> User? set-null', from: seen.from, typed: 'by its name' }],
  }
}
