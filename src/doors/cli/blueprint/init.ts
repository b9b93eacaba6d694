import { existsSync, mkdirSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { checkBlueprint } from '../../../blueprint/check/index.ts'
import { setValue } from '../../../blueprint/edit/edit.ts'
import { Trouble } from '../../../kernel/diagnostic.ts'
import { starters } from '../../../kernel/files/starters.ts'
import type { Arguments } from '../arguments.ts'
import { STARTERS } from '../commands/init.ts'
import { Exit, type ExitCode } from '../exit.ts'
import { writeOutput } from '../output-file.ts'
import type { Terminal } from '../terminal.ts'
import { type Answers, ask } from './questions.ts'
import { writeSchema } from './schema.ts'

const SCHEMA_LINE = '# yaml-language-server: $schema=./.architect/blueprint.schema.json\n'

/** Writes a first blueprint; never over one that is there. */
export async function initOnce(given: Arguments, terminal: Terminal): Promise<ExitCode> {
  const directory = resolve(terminal.directory, given.positional ?? '.')
  const path = join(directory, 'architect.yaml')
  if (existsSync(path) || existsSync(join(directory, 'architect')))
    throw new Trouble('usage', {
      message: `there is a blueprint in ${given.positional ?? 'this folder'} already`,
      help: 'architect check says what it holds. Name another folder to begin another one.',
    })
  const answers = await answersOf(given, terminal, slugOf(basename(directory)))
  const text = textFor(answers)
  makeFolder(directory)
  await writeOutput(path, text, directory)
  const { blueprint } = checkBlueprint(text)
  if (blueprint) await writeSchema(directory, blueprint, terminal)
  const where = given.positional === null ? '' : ` ${given.positional}`
  terminal.tell(`Written: ${join(given.positional ?? '', 'architect.yaml')}\nNext: architect check${where}`)
  return Exit.clean
}

function makeFolder(directory: string): void {
  try {
    mkdirSync(directory, { recursive: true })
  } catch (error) {
    throw new Trouble('usage', {
      message: `${directory} cannot be made: ${(error as NodeJS.ErrnoException).code ?? String(error)}`,
      help: 'Name a folder that is there, or may be made: architect init shop',
    })
  }
}

async function answersOf(given: Arguments, terminal: Terminal, folder: string): Promise<Answers> {
  const from = given.text('from')
  const said = { name: given.text('name'), from, orm: given.text('orm') }
  if (from !== null) return { name: said.name ?? folder, from, orm: said.orm }
  if (!terminal.interactive || process.stdin.isTTY !== true)
    throw new Trouble('usage', {
      message: 'architect init asks on a terminal, and this is none',
      help: `Say what to begin with: --from ${STARTERS.join(', ')}`,
    })
  return ask(said, folder)
}

function textFor({ name, from, orm }: Answers): string {
  const text = starters()[from]
  if (text === undefined) throw new Error(`there is no starter ${from}`)
  checkName(name)
  const named = setValue(text, ['app'], name)
  return SCHEMA_LINE + (orm === null ? named : setValue(named, ['stack', 'orm'], orm))
}

function checkName(name: string): void {
  if (!/^[A-Za-z][A-Za-z0-9_-]*$/.test(name))
    throw new Trouble('usage', {
      message: `"${name}" is no name for an application`,
      help: 'Letters, digits, - and _, beginning with a letter: --name shop',
    })
}

/** A name for an application, as near to that of its folder as can be. */
const slugOf = (folder: string): string =>
  folder.replaceAll(/[^A-Za-z0-9_-]+/g, '-').replace(/^[^A-Za-z]+/, '') || 'app'
