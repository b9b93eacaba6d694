import type { DesignRequest, Subject } from '../../../model/index.ts'

/** What is decided of something, or ends it, with what it is then. */
const DECIDED: Readonly<Record<string, string>> = {
  accept: 'accepted',
  reject: 'rejected',
  approve: 'approved',
  decline: 'declined',
  deny: 'denied',
  refuse: 'refused',
  confirm: 'confirmed',
  cancel: 'cancelled',
  close: 'closed',
  reopen: 'reopened',
  resolve: 'resolved',
  dismiss: 'dismissed',
  escalate: 'escalated',
  complete: 'completed',
  finish: 'finished',
  publish: 'published',
  withdraw: 'withdrawn',
  revoke: 'revoked',
  settle: 'settled',
}

/** `staff accept or reject it`: what is new is accepted or rejected then, in place of states that were only supposed. */
export const statesAsSaid = (request: DesignRequest): DesignRequest => ({
  ...request,
  subjects: request.subjects.map((one) => (one.table === null ? withStates(one, request) : one)),
})

function withStates(subject: Subject, { capabilities }: DesignRequest): Subject {
  const said = capabilities.flatMap(({ name, of }) => {
    const [to, verb = '', ...more] = of?.split('.') ?? []
    const done = name === 'operation' && to === subject.name && more.length === 0 ? DECIDED[verb] : undefined
    return done === undefined ? [] : [done]
  })
  if (said.length === 0) return subject
  const fields = subject.fields.map((field) => {
    const found = field.typed === 'by its name' ? /^(\w+(?:\|\w+)+) = (\w+)$/.exec(field.type) : null
    if (!found || field.change !== undefined) return field
    const values = found[1]!.split('|')
    const first = found[2]!
    if (said.every((one) => values.includes(one))) return field
    // Several ways for it to end are all there are; one is one more.
    const all = said.length > 1 ? [first, ...said] : [...values, ...said]
    return { ...field, type: `${[...new Set(all)].join('|')} = ${first}` }
  })
  return { ...subject, fields }
}
