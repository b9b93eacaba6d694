import { resolve } from 'node:path'
import { Trouble } from '../../kernel/diagnostic.ts'
import { readNamedFile } from '../../kernel/files/one-file.ts'
import { lookAt } from './subject.ts'

const MOST_BYTES = 200_000_000

/** The text of a file of statistics that was named; null where none was. */
export function statisticsText(file: string | null, from: string): string | null {
  if (file === null) return null
  const path = resolve(from, file)
  if (!lookAt(path)?.isFile())
    throw new Trouble('usage', {
      message: `there are no statistics at ${file}`,
      help: 'Write them with pg_dump --statistics-only, version 18 or later.',
    })
  const text = Buffer.from(readNamedFile(path, MOST_BYTES)).toString()
  if (text.includes('pg_restore_relation_stats')) return text
  throw new Trouble('usage', {
    message: `${file} restores no statistics`,
    help: 'Write them with pg_dump --statistics-only, version 18 or later.',
  })
}
