import { createInterface } from 'node:readline/promises'
import type { Announcement } from '../../../flows/prove/announce.ts'
import { Trouble } from '../../../kernel/diagnostic.ts'
import { plain } from '../../../reports/text/plain.ts'
import type { Terminal } from '../terminal.ts'

/** Asks on a terminal; elsewhere nobody can say yes but by the option. */
export async function allowed(announcement: Announcement, yes: boolean, terminal: Terminal): Promise<boolean> {
  const text = announcementText(announcement)
  if (yes) {
    terminal.tell(text)
    return true
  }
  if (process.stdin.isTTY !== true || process.stderr.isTTY !== true)
    throw new Trouble('usage', {
      message: `nothing was executed: nobody is here to be asked\n${text}`,
      help: 'Say --yes to allow it.',
    })
  terminal.tell(text)
  const lines = createInterface({ input: process.stdin, output: process.stderr })
  // Whoever stops here, or closes the terminal, says no.
  const stopped = new Promise<string>((resolve) => lines.once('close', () => resolve('')))
  try {
    const answer = await Promise.race([lines.question('Execute this? (y/N) '), stopped])
    return /^y(es)?$/i.test(answer.trim())
  } finally {
    lines.close()
  }
}

export const announcementText = ({ directory, commands }: Announcement): string =>
  [
    `This executes code of the repository, in ${plain(directory)}, against a PostgreSQL of its own:`,
    ...commands.map((command) => `  ${plain(command)}`),
  ].join('\n')
