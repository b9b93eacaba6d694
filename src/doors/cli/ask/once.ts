import { resolve } from 'node:path'
import type { Answer } from '../../../agents/answer.ts'
import { answerText } from '../../../agents/answer-text.ts'
import { ask, replay } from '../../../agents/ask.ts'
import { readLedger } from '../../../agents/ledger/read.ts'
import { modelAddress } from '../../../agents/providers/address.ts'
import { openModel } from '../../../agents/providers/open-model.ts'
import { tools } from '../../../agents/tools/index.ts'
import type { Desk } from '../../../agents/tools/tool.ts'
import { Trouble } from '../../../kernel/diagnostic.ts'
import { readNamedFile } from '../../../kernel/files/one-file.ts'
import type { Arguments } from '../arguments.ts'
import { Exit, type ExitCode } from '../exit.ts'
import { writeOutput } from '../output-file.ts'
import { existingDirectory } from '../subject.ts'
import type { Terminal } from '../terminal.ts'
import { deskAt } from './desk.ts'
import { hiddenValues } from './hidden-values.ts'
import { limitsOf, pricesOf } from './limits.ts'

const LARGEST_LEDGER = 200_000_000

/** Answers, and prints what came of it. */
export async function askOnce(given: Arguments, terminal: Terminal): Promise<ExitCode> {
  const desk = deskAt(existingDirectory(given.text('in') ?? '.', terminal.directory, 'ask'), terminal)
  const answer = await (given.text('replay') === null ? asked(given, desk, terminal) : replayed(given, desk, terminal))
  await terminal.print(given.flag('json') ? JSON.stringify(answer, null, 2) : answerText(answer))
  return answer.ended === 'answered' && answer.text !== '' ? Exit.clean : Exit.findings
}

async function asked(given: Arguments, desk: Desk, terminal: Terminal): Promise<Answer> {
  const question = given.positional?.trim() ?? ''
  if (question === '')
    throw new Trouble('usage', {
      message: 'architect ask needs a question',
      help: 'For example: architect ask "Who may read invoices?"',
    })
  const prices = pricesOf(given)
  const limits = limitsOf(given, prices)
  const { environment } = terminal
  const model = await openModel(
    modelAddress(given.text('model') ?? environment['ARCHITECT_MODEL'] ?? 'none'),
    environment,
  )
  const lines: string[] = []
  try {
    return await ask({
      question,
      model,
      tools,
      desk,
      limits,
      prices,
      secrets: hiddenValues(desk.root, terminal),
      allowed: given.flag('yes'),
      written: (line) => lines.push(line),
    })
  } finally {
    await keep(lines, given.text('ledger'), terminal)
  }
}

async function keep(lines: readonly string[], path: string | null, terminal: Terminal): Promise<void> {
  if (path === null || lines.length === 0) return
  await writeOutput(resolve(terminal.directory, path), `${lines.join('\n')}\n`, terminal.directory)
  terminal.tell(`The ledger is in ${path}`)
}

function replayed(given: Arguments, desk: Desk, terminal: Terminal): Promise<Answer> {
  const path = given.text('replay') ?? ''
  const bytes = readNamedFile(resolve(terminal.directory, path), LARGEST_LEDGER)
  return replay(readLedger(Buffer.from(bytes).toString('utf8'), path), tools, desk)
}
