import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Blueprint } from '../../../blueprint/language/blueprint.ts'
import { projectSchema } from '../../../blueprint/schema/schema.ts'
import { readNamedFile } from '../../../kernel/files/one-file.ts'
import { lookAt } from '../subject.ts'
import { writeOutput } from '../output-file.ts'
import type { Terminal } from '../terminal.ts'

/** Lets any editor complete the names of this project; where that cannot be written, it is said and nothing more. */
export async function writeSchema(directory: string, blueprint: Blueprint, terminal: Terminal): Promise<void> {
  try {
    await written(directory, blueprint)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    terminal.tell(`The schema for editors was not written: ${reason}`)
  }
}

/** What is there already is not written again. */
async function written(directory: string, blueprint: Blueprint): Promise<void> {
  const folder = join(directory, '.architect')
  const path = join(folder, 'blueprint.schema.json')
  const text = `${JSON.stringify(projectSchema(blueprint), null, 2)}\n`
  if (isThere(path, Buffer.from(text))) return
  mkdirSync(folder, { recursive: true })
  await writeOutput(path, text, directory)
}

/** One of another length is not read: however long it is, it makes way. */
function isThere(path: string, text: Buffer): boolean {
  const present = lookAt(path)
  return present?.isFile() === true && present.size === text.length && text.equals(readNamedFile(path, text.length))
}
