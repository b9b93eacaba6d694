import { checkWhole } from './access.ts'
import { EVENTS, type Scope, isKnown, isStartable } from './scope.ts'
import type { Word } from '../shape/shape.ts'

/** Whatever runs by itself: what it waits for, works for and makes has to be there. */
export function checkBackground(scope: Scope): void {
  checkJobs(scope)
  checkWebhooks(scope)
  checkServices(scope)
  const { blueprint, reading } = scope
  for (const { value } of blueprint.integrations ?? [])
    if (value.owner) isKnown(value.owner, scope.resources, 'resource', reading)
  for (const { value } of blueprint.rag ?? []) {
    if (value.source) checkSource(value.source, scope)
    if (value.search?.filter) checkWhole(value.search.filter, null, scope)
  }
  for (const { name, nameAt } of blueprint.retention ?? [])
    if (name !== 'audit') isKnown({ text: name, ...nameAt }, scope.resources, 'resource', reading)
  if (blueprint.tenancy !== null && typeof blueprint.tenancy !== 'string' && blueprint.tenancy.by)
    isKnown(blueprint.tenancy.by, scope.resources, 'resource', reading)
}

function checkJobs(scope: Scope): void {
  const { blueprint, reading } = scope
  for (const { name, nameAt, value } of blueprint.jobs ?? []) {
    const { when, creates } = value
    if (when) checkEvent(when, scope)
    if (creates) isKnown(creates, scope.resources, 'resource', reading)
    if (value.for)
      isKnown(
        value.for,
        (blueprint.integrations ?? []).map((one) => one.name),
        'integration',
        reading,
      )
    if (value.runs) checkRuns(value.runs, scope)
    if (value.every === null && when === null && !isStarted(name, scope))
      reading.tell(
        nameAt,
        `nothing ever starts ${name}`,
        'Say every: 15m, when: Resource.created, or let an operation start it: starts.',
      )
  }
}

function isStarted(job: string, { blueprint }: Scope): boolean {
  const byOperation = (blueprint.resources ?? []).some(({ value }) =>
    (value.operations ?? []).some((one) => one.value.starts?.text === job),
  )
  return byOperation || (blueprint.webhooks ?? []).some(({ value }) => value.starts?.text === job)
}

/** `Document.created`, or what a resource emits. */
function checkEvent(event: Word, scope: Scope): void {
  const [resource = '', what = '', ...more] = event.text.split('.')
  if (scope.events.includes(event.text)) return
  if (!/^[A-Z]/.test(resource)) return void isKnown(event, scope.events, 'event', scope.reading)
  if (!isKnown({ ...event, text: resource }, scope.resources, 'resource', scope.reading)) return
  if (more.length > 0 || !EVENTS.includes(what))
    isKnown({ ...event, text: what }, EVENTS, 'event of a resource', scope.reading)
}

function checkRuns(word: Word, scope: Scope): void {
  const [what = '', name = ''] = word.text.split('.')
  if (what !== 'rag' && what !== 'tasks')
    return void scope.reading.tell(
      word,
      `${word.text} is nothing that can run`,
      'Name rag.NAME or tasks.NAME, or leave it out: the body of the job is yours then.',
    )
  isKnown(
    { ...word, text: name },
    (scope.blueprint[what] ?? []).map((one) => one.name),
    what === 'rag' ? 'rag' : 'task',
    scope.reading,
  )
}

function checkWebhooks(scope: Scope): void {
  const { blueprint, reading } = scope
  for (const { name, nameAt, value } of blueprint.webhooks ?? []) {
    if (value.in === null && value.out === null)
      reading.tell(nameAt, `${name} goes neither in nor out`, 'Say in: POST /hooks/name, or out: [order.paid].')
    if (value.in && value.verify === null && !value.at.entries.some(({ key }) => key === 'verify'))
      reading.tell(nameAt, `anyone may send ${name}`, 'Say how it is verified: verify: hmac-sha256 $SECRET')
    if (value.most_failures !== null && value.out === null)
      reading.tell(nameAt, `nothing is sent that could fail`, 'Leave most_failures out, or say out: [order.paid].')
    if (value.sign && value.sign.by !== null)
      reading.tell(value.sign, `${value.sign.by} signs what ${value.sign.by} sends`, 'Say sign: hmac-sha256.')
    if (value.starts) isStartable(value.starts, scope)
    for (const event of value.out ?? []) checkEvent(event, scope)
  }
}

/** A row has one owner among the services. */
function checkServices(scope: Scope): void {
  const owners = new Map<string, string>()
  const names = (scope.blueprint.services ?? []).map(({ name }) => name)
  for (const { name, value } of scope.blueprint.services ?? []) {
    for (const word of value.owns ?? []) {
      if (!isKnown(word, scope.resources, 'resource', scope.reading)) continue
      const owner = owners.get(word.text)
      if (owner)
        scope.reading.tell(word, `${owner} owns ${word.text} already`, 'Let one service own it, and the other ask.')
      owners.set(word.text, name)
    }
    for (const word of value.calls ?? []) isKnown(word, names, 'service', scope.reading)
  }
}

function checkSource(word: Word, scope: Scope): void {
  const [resource = '', field = ''] = word.text.split('.')
  if (isKnown({ ...word, text: resource }, scope.resources, 'resource', scope.reading))
    isKnown({ ...word, text: field }, scope.fields(resource).keys(), `field of ${resource}`, scope.reading)
}
