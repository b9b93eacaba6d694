import { posix } from 'node:path'
import { Trouble } from '../../kernel/diagnostic.ts'
import { nearest } from '../../kernel/nearest.ts'
import type { DecisionRecord } from '../../model/index.ts'

/** The record a number or a part of a name means; those of the folder the new one goes to come first. */
export function supersededBy(said: string, records: readonly DecisionRecord[], folder: string): DecisionRecord {
  const meant = records.filter((record) => means(said, record))
  const near = meant.filter(({ file }) => posix.dirname(file) === folder)
  const [record, another] = near.length > 0 ? near : meant
  if (!record) throw unknown(said, records)
  if (another)
    throw new Trouble('usage', {
      message: `--supersedes ${said} means ${record.file} and ${another.file}`,
      help: 'Name the file.',
    })
  if (record.status === 'superseded')
    throw new Trouble('usage', {
      message: `${record.file} is superseded already${record.supersededBy.length > 0 ? ` by ${record.supersededBy.join(', ')}` : ''}`,
      help: 'Supersede the record that is in force.',
    })
  return record
}

function means(said: string, { file, number }: DecisionRecord): boolean {
  const digits = /^(?:adr[-_ ]?)?(\d+)$/i.exec(said)?.[1]
  if (digits !== undefined) return number !== '' && Number(number) === Number(digits)
  return file === said || posix.basename(file).includes(said)
}

function unknown(said: string, records: readonly DecisionRecord[]): Trouble {
  const names = records.map(({ file }) => posix.basename(file))
  const near = nearest(said, names)
  return new Trouble('usage', {
    message: `there is no record ${said} to supersede`,
    help: near ? `Did you mean ${near}?` : 'architect adr list shows those that are there.',
  })
}
