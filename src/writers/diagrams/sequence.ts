import type { Backend, Effect, Operation, Place, Statement, Step } from '../../model/index.ts'

/** Who speaks to whom while an operation is answered. */
export interface Sequence {
  readonly title: string
  readonly lines: readonly Lifeline[]
  readonly messages: readonly Message[]
}

export interface Lifeline {
  readonly id: string
  readonly title: string
  readonly kind: 'caller' | 'code' | 'store' | 'outside'
}

export interface Message {
  readonly from: string
  readonly to: string
  readonly text: string
  readonly kind: 'call' | 'answer' | 'refusal'
  readonly at: Place | null
}

/** More messages than these nobody follows; what is left is counted. */
const MOST = 22

/** From the caller down to the database and back, as the chains of the operation's statements and effects tell it. */
export function sequenceOf(backend: Backend, operation: Operation): Sequence {
  const drawn = new Drawn(operation)
  drawn.add(CALLER, operation.handler.file, `${operation.method.toUpperCase()} ${operation.path}`, operation.handler)
  let refusals = refusalsOf(operation)
  for (const [index, { chain }] of operation.statements.entries()) {
    // Who is refused is refused once everything was asked that the check rests on.
    const ahead = operation.statements.slice(index)
    const due = refusals.filter((one) => !ahead.some((statement) => passes(statement.chain, one.file)))
    for (const one of due) drawn.refuse(one)
    refusals = refusals.filter((one) => !due.includes(one))
    drawn.follow(chain, stores.database, statementText(operation.statements[index]!))
  }
  for (const one of refusals) drawn.refuse(one)
  for (const effect of operation.effects) drawn.follow(effect.chain, targetOf(effect, backend), effectText(effect))
  drawn.answer()
  return drawn.sequence(operation.id)
}

const passes = (chain: readonly Step[], file: string): boolean => chain.some(({ at }) => at.file === file)

const CALLER: Lifeline = { id: 'caller', title: 'Caller', kind: 'caller' }
const stores = {
  database: { id: 'store:database', title: 'PostgreSQL', kind: 'store' },
  queue: { id: 'store:jobs', title: 'Jobs', kind: 'store' },
} as const satisfies Record<string, Lifeline>

const statementText = ({ verb, tables }: Statement): string =>
  verb === 'raw' ? 'SQL as text' : `${verb} ${tables.join(', ')}`

const effectText = ({ kind, what }: Effect): string => (kind === 'job' ? `starts ${what}` : what)

function targetOf({ kind, library }: Effect, { runtime }: Backend): Lifeline {
  if (kind === 'job') return stores.queue
  const outside = kind === 'outbound' || kind === 'model' || kind === 'mail'
  const named = kind === 'outbound' && runtime.accounts?.length === 1 ? ` (${runtime.accounts[0]!.provider})` : ''
  return { id: `${kind}:${library}`, title: `${titles[kind]}: ${library}${named}`, kind: outside ? 'outside' : 'store' }
}

const titles: Readonly<Record<Effect['kind'], string>> = {
  job: 'Jobs',
  cache: 'Cache',
  outbound: 'Outside',
  model: 'Model',
  'vector-store': 'Vectors',
  file: 'Files',
  mail: 'Mail',
}

interface Refused {
  readonly file: string
  readonly text: string
  readonly at: Place
}

/** The first of each kind of check: who may not ask at all, and who may not ask this. */
function refusalsOf({ access }: Operation): readonly Refused[] {
  const kinds = ['authentication', 'authorization'] as const
  return kinds.flatMap((kind) => {
    const check = access.checks.find((one) => one.kind === kind)
    const last = check?.chain.at(-1)
    if (check === undefined || last === undefined) return []
    const without = kind === 'authentication' ? 'without credentials' : 'who may not'
    return [{ file: last.at.file, text: `${check.status} ${without}`, at: last.at }]
  })
}

class Drawn {
  private readonly operation: Operation
  private readonly lines = new Map<string, Lifeline>([[CALLER.id, CALLER]])
  private readonly messages: Message[] = []
  private readonly said = new Set<string>()

  constructor(operation: Operation) {
    this.operation = operation
  }

  add(from: Lifeline, to: string | Lifeline, text: string, at: Place | null, kind: Message['kind'] = 'call'): void {
    const target = typeof to === 'string' ? fileLine(to) : to
    const key = `${from.id} ${target.id} ${text}`
    if (this.said.has(key)) return
    this.said.add(key)
    for (const line of [from, target]) if (!this.lines.has(line.id)) this.lines.set(line.id, line)
    this.messages.push({ from: from.id, to: target.id, text, kind, at })
  }

  refuse({ file, text, at }: Refused): void {
    const handler = fileLine(this.operation.handler.file)
    const own = fileLine(file)
    if (!this.lines.has(own.id)) this.add(handler, own, 'who is asking?', at)
    this.add(own, CALLER, text, at, 'refusal')
  }

  /** Each step into another file is a message; the last one leaves the code. */
  follow(chain: readonly Step[], target: Lifeline, text: string): void {
    const handler = this.operation.handler.file
    const [first] = chain
    if (first && first.at.file !== handler) this.add(fileLine(handler), first.at.file, first.what, first.at)
    for (const [index, step] of chain.entries()) {
      const next = chain[index + 1]
      if (next && next.at.file !== step.at.file)
        this.add(fileLine(step.at.file), next.at.file, step.what.replace(/^calls /, ''), step.at)
    }
    const last = chain.at(-1)
    this.add(fileLine(last?.at.file ?? handler), target, text, last?.at ?? null)
  }

  answer(): void {
    const success = this.operation.responses.find(({ status }) => status.startsWith('2'))
    const [schema] = Object.values(success?.content ?? {})
    const reference = schema?.['$ref']
    const name = typeof reference === 'string' ? ` ${reference.slice(reference.lastIndexOf('/') + 1)}` : ''
    this.add(
      fileLine(this.operation.handler.file),
      CALLER,
      `${success?.status ?? ''}${name}`.trim() || 'answer',
      null,
      'answer',
    )
  }

  /** Too many messages: those between are counted, and the answer stays. */
  sequence(title: string): Sequence {
    const { messages } = this
    const left = messages.length - MOST
    const kept =
      left <= 0
        ? messages
        : [
            ...messages.slice(0, MOST - 2),
            { ...messages.at(-1)!, to: messages.at(-1)!.from, text: `and ${left + 1} more`, kind: 'call' as const },
            messages.at(-1)!,
          ]
    const used = new Set(kept.flatMap(({ from, to }) => [from, to]))
    return { title, lines: sorted([...this.lines.values()].filter(({ id }) => used.has(id))), messages: kept }
  }
}

const ORDER: readonly Lifeline['kind'][] = ['caller', 'code', 'store', 'outside']
const sorted = (lines: readonly Lifeline[]): readonly Lifeline[] =>
  lines.toSorted((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind))

/** `repositories/order` of `app/repositories/order.py`. */
const fileLine = (file: string): Lifeline => ({
  id: `file:${file}`,
  title: file.replace(/\.py$/, '').split('/').slice(-2).join('/'),
  kind: 'code',
})
