import type { Progress } from '../../../kernel/progress.ts'
import type { Backend, DesignRequest, Operation, Run, Sentence } from '../../../model/index.ts'
import { ran } from '../../ran.ts'
import { accessAnswer } from './access.ts'
import { factsAnswer } from './facts.ts'
import { lastingAnswer } from './lasting.ts'
import { operationsMeant } from './meant.ts'
import { type TextOf, waitsFor } from './outgoing.ts'
import { speedAnswer } from './speed.ts'

export interface Answer {
  /** The one that answers first. */
  readonly sentences: readonly Sentence[]
  /** What it is about. */
  readonly operations: readonly Operation[]
  readonly unknown: readonly string[]
  readonly run: Run
}

/** A question about what is there, answered from what is read of it, and from plans where it is about how fast that is. */
export async function answerTo(
  request: DesignRequest & { readonly asks: NonNullable<DesignRequest['asks']> },
  backend: Backend,
  {
    rows,
    shown,
    textOf = () => null,
  }: { readonly rows: readonly string[]; readonly shown: string; readonly textOf?: TextOf },
  progress: Progress,
): Promise<Answer> {
  const { asks } = request
  const ids = new Set(request.subjects.map(({ table }) => table))
  const tables = backend.data.tables.filter(({ id }) => ids.has(id))
  const meant = operationsMeant(backend, tables, asks)
  const lasting = lastingAnswer({ backend, operations: meant, tables, asks })
  const operations = lasting.length > 0 ? [] : meant
  const about = { backend, operations, tables, asks }
  const { result, run } = await ran(
    asks.kind === 'speed'
      ? 'The statements of the repository, planned in a twin of its tables at the rows that are stated'
      : 'The repository, read for what is asked',
    asks.kind === 'speed' ? `architect plans ${shown}` : `architect survey ${shown}`,
    async () =>
      asks.kind === 'speed'
        ? [...waitsFor(operations, textOf), ...(await speedAnswer({ ...about, request, rows }, progress))]
        : lasting.length > 0
          ? lasting
          : operations.length > 0 && asks.kind === 'access'
            ? accessAnswer(backend, operations, asks.from.text)
            : factsAnswer(about),
  )
  const isLost = operations.length === 0 && lasting.length === 0 && asks.kind !== 'number'
  const lost = `no operation${tables.length > 0 ? ` of ${tables.map(({ name }) => name).join(', ')}` : ''} does ${asks.verbs.join(' or ') || 'what is asked'}`
  const first: Sentence = { text: `Nothing of it is there: ${lost}.`, runs: [], places: tables.map(({ at }) => at) }
  return {
    sentences: [...(isLost ? [first] : []), ...result].map((one) => ({ ...one, runs: [run.id] })),
    operations,
    unknown: isLost ? [lost] : [],
    run,
  }
}
