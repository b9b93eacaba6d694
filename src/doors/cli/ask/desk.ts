import { realpathSync } from 'node:fs'
import { createInterface } from 'node:readline/promises'
import { KeptLists } from '../../../agents/tools/handles.ts'
import type { AskedOfSomebody, Desk } from '../../../agents/tools/tool.ts'
import { plain } from '../../../reports/text/plain.ts'
import type { Terminal } from '../terminal.ts'

/** The folder a question is about, with whoever sits at the terminal. */
export function deskAt(directory: string, terminal: Terminal): Desk {
  return {
    root: realpathSync(directory),
    progress: terminal.progress,
    signal: new AbortController().signal,
    handles: new KeptLists(),
    mayWrite: false,
    mayExecute: false,
    ask: (question) => askSomebody(question, terminal),
  }
}

/** Null where nobody is there: then the usual answer is taken, and no permission is given. */
async function askSomebody(
  { question, because, answers }: AskedOfSomebody,
  terminal: Terminal,
): Promise<string | null> {
  if (process.stdin.isTTY !== true || process.stderr.isTTY !== true) return null
  terminal.tell(
    [plain(question), plain(because), ...answers.map(({ name, title }) => `  ${plain(name)}  ${plain(title)}`)].join(
      '\n',
    ),
  )
  const lines = createInterface({ input: process.stdin, output: process.stderr })
  const stopped = new Promise<string>((resolve) => lines.once('close', () => resolve('')))
  try {
    const said = (await Promise.race([lines.question('> '), stopped])).trim().toLowerCase()
    return (
      answers.find(({ name }) => name.toLowerCase() === said || (said !== '' && name.toLowerCase().startsWith(said)))
        ?.name ?? null
    )
  } finally {
    lines.close()
  }
}
