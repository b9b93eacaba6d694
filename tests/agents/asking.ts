import { type AskRequest, ask, replay, usualLimits } from '../../src/agents/ask.ts'
import type { Answer } from '../../src/agents/answer.ts'
import type { Entry } from '../../src/agents/ledger/entry.ts'
import { readLedger } from '../../src/agents/ledger/read.ts'
import type { AskedOfSomebody, Desk, Tool } from '../../src/agents/tools/tool.ts'
import type { Model } from '../../src/agents/port.ts'
import { silent } from '../../src/kernel/progress.ts'

export interface Asking {
  readonly answer: Answer
  readonly entries: readonly Entry[]
  readonly lines: readonly string[]
  readonly asked: readonly AskedOfSomebody[]
}

type Changed = Partial<Omit<AskRequest, 'desk'>> & { readonly says?: string | null; readonly signal?: AbortSignal }

/** Asks without a terminal: what somebody would say to questions is given. */
export async function asking(
  question: string,
  model: Model | null,
  tools: readonly Tool[],
  changed: Changed = {},
): Promise<Asking> {
  const lines: string[] = []
  const asked: AskedOfSomebody[] = []
  const { says = null, signal, ...rest } = changed
  const desk = deskAt(signal, async (one) => {
    asked.push(one)
    return says
  })
  const answer = await ask({
    question,
    model,
    tools,
    desk,
    limits: usualLimits,
    prices: null,
    secrets: [],
    allowed: false,
    patience: { tries: 3, silence: 5_000, pause: 1, longestWait: 50 },
    written: (line) => lines.push(line),
    ...rest,
  })
  return { answer, lines, asked, entries: readLedger(lines.join('\n'), 'ledger.jsonl').entries }
}

export const replayed = ({ lines }: Asking, tools: readonly Tool[]): Promise<Answer> =>
  replay(readLedger(lines.join('\n'), 'ledger.jsonl'), tools, deskAt())

export const deskAt = (
  signal: AbortSignal = new AbortController().signal,
  ask: Desk['ask'] = async () => null,
): Desk => ({
  root: '/nowhere',
  progress: silent,
  signal,
  handles: { keep: () => '', get: () => null },
  mayWrite: false,
  mayExecute: false,
  ask,
})
