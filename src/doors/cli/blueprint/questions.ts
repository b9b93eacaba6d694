import { createInterface } from 'node:readline/promises'
import { nearest } from '../../../kernel/nearest.ts'
import { STARTERS } from '../commands/init.ts'

export interface Answers {
  readonly name: string
  readonly from: string
  readonly orm: string | null
}

const ABOUT: Readonly<Record<(typeof STARTERS)[number], string>> = {
  'task-manager': 'teams, projects, tasks, comments; accounts by Better Auth',
  'user-profiles': 'people, avatars, links; accounts of its own',
  'document-search': 'organisations, documents, search; rows kept apart by the database',
  'document-store': 'customers, folders, files; webhooks of what happens, keys for programs',
  chat: 'rooms and messages, over WebSocket and SSE',
  'data-deletion': 'requests with a history, jobs on Celery, Gmail, webhooks',
}

/** Asks what nobody said yet. */
export async function ask(
  said: { readonly name: string | null; readonly from: string | null; readonly orm: string | null },
  folder: string,
): Promise<Answers> {
  const lines = createInterface({ input: process.stdin, output: process.stderr })
  const question = async (text: string, usual: string): Promise<string> =>
    (await lines.question(`${text} (${usual}): `)).trim() || usual
  try {
    const name = said.name ?? (await question('What is it called', folder))
    process.stderr.write(`\n${STARTERS.map((one, i) => `  ${i + 1}  ${one.padEnd(16)} ${ABOUT[one]}`).join('\n')}\n\n`)
    const from = said.from ?? chosen(await question('What is it most like', '1'), STARTERS)
    const orm =
      said.orm ?? chosen(await question('Models with sqlmodel or sqlalchemy', 'sqlmodel'), ['sqlmodel', 'sqlalchemy'])
    return { name, from, orm }
  } finally {
    lines.close()
  }
}

/** A number, a name, or what is nearest to one. */
const chosen = (answer: string, names: readonly string[]): string =>
  names[Number(answer) - 1] ?? nearest(answer, names) ?? names[0]!
