import { existsSync, readFileSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { design } from '../../../flows/design.ts'
import type { DesignFlowRequest } from '../../../flows/design/ground.ts'
import { Trouble } from '../../../kernel/diagnostic.ts'
import type { DesignDocument } from '../../../model/index.ts'
import type { Arguments } from '../arguments.ts'
import { answersIn, askAll } from '../clarify/ask.ts'
import { Exit, type ExitCode } from '../exit.ts'
import { writeOutput } from '../output-file.ts'
import { checkedEntry, checkedSetting, existingDirectory } from '../subject.ts'
import type { Terminal } from '../terminal.ts'
import { assumedFormat, formats, loadRenderer } from './formats.ts'
import { isFine } from './tried.ts'
import { keepRecord, keepSpecification } from './kept.ts'
import { writePatch } from './write.ts'

/** Designs, asks what is open where somebody sits there, and prints or writes what came of it. */
export async function designOnce(given: Arguments, terminal: Terminal): Promise<ExitCode> {
  const output = given.text('output')
  const named = formats.find((format) => format === given.text('format'))
  const render = await loadRenderer(given.flag('json') ? 'json' : (named ?? assumedFormat(output, terminal)))
  const shown = given.text('in') ?? '.'
  const asked = {
    ...requestIn(given.positional ?? '', terminal),
    directory: existingDirectory(shown, terminal.directory, 'design'),
    shown,
    rows: given.list('rows'),
    entries: given.list('entry').map(checkedEntry),
    environment: Object.fromEntries(given.list('env').map(checkedSetting)),
    cache: !given.flag('no-cache'),
    timing: !given.flag('no-timing'),
  }
  const answers = answersIn(given.list('answer'))
  const first = await design({ ...asked, answers }, terminal.progress)
  const open = first.questions.filter(({ by }) => by === 'default')
  const isAsked = terminal.interactive && process.stdin.isTTY === true && open.length > 0 && output === null
  const document = isAsked
    ? await design({ ...asked, answers: { ...answers, ...(await askAll(open)) } }, terminal.progress)
    : first
  const text = render(document, { color: terminal.color && output === null, width: terminal.width })
  if (output === null) await terminal.print(text)
  else {
    await writeOutput(resolve(terminal.directory, output), text, terminal.directory)
    terminal.tell(`Written to ${output}`)
  }
  return afterwards(document, given, asked.directory, terminal)
}

/** What is done with the change: tried on a copy, written, or left. */
async function afterwards(
  document: DesignDocument,
  given: Arguments,
  directory: string,
  terminal: Terminal,
): Promise<ExitCode> {
  const stays = given.flag('try') ? await isFine(document, directory, given, terminal) : true
  if (given.flag('write') && stays) writePatch(document, directory, terminal)
  const feature = given.text('specification')
  if (feature !== null) keepSpecification(document, directory, feature, terminal)
  for (const id of given.list('record')) keepRecord(document, directory, id, terminal)
  return stays ? Exit.clean : Exit.findings
}

/** Larger ones are no request. */
const MOST_BYTES = 5_000_000

/** Words, a file of words, or a blueprint. */
function requestIn(given: string, terminal: Terminal): Pick<DesignFlowRequest, 'text' | 'file' | 'isBlueprint'> {
  if (given === '-') return { text: readFileSync(0, 'utf8'), file: null, isBlueprint: false }
  if (given.trim() === '')
    throw new Trouble('usage', {
      message: 'architect design needs a request',
      help: 'For example: architect design "tasks with title and due date, comments"',
    })
  const path = resolve(terminal.directory, given)
  const isFile = !/\s/.test(given) && existsSync(path)
  if (!isFile && /\.(ya?ml|md|txt)$/.test(given) && !/\s/.test(given))
    throw new Trouble('usage', {
      message: `there is no file ${given}`,
      help: 'Name a file that is there, or say what is wanted in words.',
    })
  if (!isFile) return { text: given, file: null, isBlueprint: false }
  const found = statSync(path)
  if (!found.isFile() || found.size > MOST_BYTES)
    throw new Trouble('usage', {
      message: `${given} is no file with a request`,
      help: 'Say what is wanted in words; --in names the folder it is about.',
    })
  return { text: readFileSync(path, 'utf8'), file: given, isBlueprint: /\.ya?ml$/.test(path) }
}
