import { readFileSync } from 'node:fs'
import { answered, designRequested, questionsOf } from '../../../flows/clarify.ts'
import type { Backend, Question } from '../../../model/index.ts'
import type { Arguments } from '../arguments.ts'
import { Exit, type ExitCode } from '../exit.ts'
import { existingDirectory } from '../subject.ts'
import type { Terminal } from '../terminal.ts'
import { answersIn, askAll } from './ask.ts'

/** Reads a request, asks what it leaves open, and prints the blueprint that follows. */
export async function clarifyOnce(given: Arguments, terminal: Terminal): Promise<ExitCode> {
  const text = given.positional === '-' ? readFileSync(0, 'utf8') : (given.positional ?? '')
  const designed = designRequested(text, await backendIn(given, terminal))
  const answers = answersIn(given.list('answer'))
  const before = answered(designed, answers)
  const open = questionsOf(designed).filter(({ id }) => answers[id] === undefined)
  if (given.flag('json')) {
    await terminal.print(
      `${JSON.stringify({ request: before.request, questions: open, answers, blueprint: before.blueprint }, null, 2)}\n`,
    )
    return Exit.clean
  }
  const isAsked = terminal.interactive && process.stdin.isTTY === true && given.positional !== '-'
  const said = isAsked ? await askAll(open) : usualOf(open)
  await terminal.print(page(open, answered(designed, { ...answers, ...said }).blueprint))
  return Exit.clean
}

/** What is taken where nobody is asked. */
const usualOf = (questions: readonly Question[]): Readonly<Record<string, string>> =>
  Object.fromEntries(questions.map(({ id, usual }) => [id, usual]))

async function backendIn(given: Arguments, terminal: Terminal): Promise<Backend | null> {
  const folder = given.text('in')
  if (folder === null) return null
  const directory = existingDirectory(folder, terminal.directory, 'clarify')
  const { readCached } = await import('../../../flows/read-backend.ts')
  return readCached({ directory, entries: [], environment: {}, needs: [] }, true, terminal.progress)
}

/** Questions as comments above the blueprint: the whole of it is one that can be kept. */
function page(questions: readonly Question[], blueprint: string): string {
  const lines = questions.flatMap(({ id, question, because, answers, usual }) => [
    `# ${question} (${id})`,
    `#   ${because}`,
    ...answers.map(({ name, title, changes }) => `#   ${name === usual ? '*' : ' '} ${name}: ${title}; ${changes}`),
    '#',
  ])
  return `${lines.map((line) => line.replaceAll(/[\n\r]+/g, ' ')).join('\n')}${lines.length > 0 ? '\n' : ''}${blueprint}`
}
