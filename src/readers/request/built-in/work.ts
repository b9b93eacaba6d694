import type { AskedField, AskedRule, Capability, DesignRequest, Subject, Words } from '../../../model/index.ts'
import { cut } from '../unread/cut.ts'
import { failedRowsIn } from './failed-rows.ts'

/** Work that is queued and followed: a row of it, which a worker takes when it is made. */
export function withWork(request: DesignRequest): DesignRequest {
  const queued = request.capabilities.find(({ name }) => name === 'jobs')
  if (request.intent !== 'create' || queued === undefined) return request
  const kept = request.subjects.find(({ name }) => name === queued.of)
  const isBare = kept === undefined && request.subjects.every(({ name }) => name === 'User')
  const followed = followedIn(request.text)
  const cancelled = CANCELLED.exec(request.text)
  if ((kept === undefined && !isBare) || (followed.length === 0 && cancelled === null)) return request
  // `applicants cancel it`, of something else that is worked off.
  if (kept !== undefined && !kept.fields.some(({ type }) => /\bqueued\b/.test(type))) return request
  const name = kept?.name ?? calledBy(queued, request.text)
  const from = kept?.from ?? queued.from
  const cancel = cancelled === null ? null : wordsOf(cancelled)
  const base: Subject = kept ?? { name, from, table: null, fields: [] }
  const work = { ...base, fields: fieldsOf(base, followed, cancel) }
  const rows = kept === undefined ? null : failedRowsIn(request.text, kept.name)
  const read = [
    ...followed.map((one) => one.from),
    ...(cancel === null ? [] : [cancel]),
    ...(rows === null ? [] : [rows.from]),
  ]
  const operation: readonly Capability[] =
    cancel === null ? [] : [{ name: 'operation', of: `${name}.cancel`, from: cancel }]
  const rule: readonly AskedRule[] =
    cancel === null
      ? []
      : [
          { who: 'owner', verbs: ['read'], of: name, how: 'may', from: cancel },
          { who: 'owner', verbs: [], operation: 'cancel', of: name, how: 'may', from: cancel },
        ]
  return {
    ...request,
    subjects: [
      ...(kept === undefined
        ? [...request.subjects, work]
        : request.subjects.map((one) => (one === kept ? work : one))),
      ...(rows === null ? [] : [rows.subject]),
    ],
    capabilities: [...request.capabilities.map((one) => (one === queued ? { ...one, of: name } : one)), ...operation],
    rules: [...(request.rules ?? []), ...rule, ...(rows?.rules ?? [])],
    unread: read.reduce((left, one) => left.flatMap((words) => cut(words, one, request.text)), request.unread),
  }
}

const CANCELLED =
  /\b(?:(?:and |who )?(?:users?|people|they|clients?|customers?) (?:(?:can|may) )?(?:also )?cancel (?:their(?: own)?|own) (?:queued |running )?(?:jobs|tasks|imports|exports)|(?:and |can )?cancel (?:it|them)(?= *(?:,|\.|;|$|and)))/i

interface Followed {
  readonly what: 'status' | 'progress' | 'priority'
  readonly from: Words
}

const FOLLOWED: readonly (readonly [Followed['what'], RegExp])[] = [
  ['status', /\b(?:(?:an?|the) )?(?:job |task )?(?:status|state)\b/i],
  [
    'progress',
    /\b(?:(?:can |may )?(?:follow|see|track|watch|monitor)s? )?(?:(?:an?|the|its|their) )?(?:job |task )?progress\b(?: (?:in percent|in %|as a percentage|percentage|from 0 to 100))?/i,
  ],
  ['priority', /\b(?:(?:an?|the) )?(?:job |task )?priority\b/i],
]

const followedIn = (text: string): readonly Followed[] =>
  FOLLOWED.flatMap(([what, form]) => {
    const found = form.exec(text)
    return found === null ? [] : [{ what, from: wordsOf(found) }]
  })

const wordsOf = ({ 0: text, index }: RegExpExecArray): Words => ({ text, start: index, end: index + text.length })

function fieldsOf(base: Subject, followed: readonly Followed[], cancel: Words | null): readonly AskedField[] {
  const states = `queued|running|done|failed${cancel === null ? '' : '|cancelled'} = queued`
  const from = followed.find(({ what }) => what === 'status')?.from ?? cancel ?? base.from
  const typed = { status: states, progress: 'int(0..100) = 0 set by server', priority: 'low|normal|high = normal' }
  const told = followed.filter(({ what }) => what !== 'status' && !base.fields.some(({ name }) => name === what))
  return [
    ...base.fields.filter(({ name }) => name !== 'status'),
    {
      name: 'status',
      type: states,
      from,
      typed: followed.some(({ what }) => what === 'status') ? 'said' : 'by its name',
    },
    ...told.map(({ what, from: said }): AskedField => ({
      name: what,
      type: typed[what],
      from: said,
      typed: /percent|%|100/.test(said.text) ? 'said' : 'by its name',
    })),
  ]
}

/** `a video transcoding job queue`, `a job queue for image resizing`. */
function calledBy({ from }: Capability, text: string): string {
  const before = /((?:[a-z]+ )*)(?:job|task|work) (?:queue|system|service|runner)$/i.exec(from.text)?.[1] ?? ''
  const behind =
    /^ for ([a-z]+(?: [a-z]+)?)(?= (?:with|that|where|which)\b|[,.;:]|$)/i.exec(text.slice(from.end))?.[1] ?? ''
  const said = `${before} ${behind}`.toLowerCase().split(' ')
  const words = said.filter((word) => word !== '' && !PLAIN.test(word))
  return `${words.map((word) => word[0]!.toUpperCase() + word.slice(1)).join('')}Job`
}

const PLAIN =
  /^(?:an?|the|our|simple|robust|reliable|durable|persistent|distributed|delayed|background|async|asynchronous|priority|postgres|redis|celery|python|fastapi|job|task)$/
