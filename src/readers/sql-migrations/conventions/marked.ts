import type { Convention, FoundFolder, FoundMigration, Part, Texts, Transaction } from '../found.ts'
import { compareVersions, folderOf, groupBy, nameOf, wordsOf } from '../paths.ts'

const NAME = /^(\d+)[_-]?(.*)\.sql$/
/** dbmate: `-- migrate:up transaction:false`; goose: `-- +goose Up` and `-- +goose NO TRANSACTION`. */
const MARK = /^--[ \t]*(?:(migrate:)|\+goose[ \t]+)(up|down)\b([^\n]*)$/gim

/** Both ways in one file, under a comment each. */
export const marked: Convention = {
  find: (paths, texts) =>
    [
      ...groupBy(
        paths.filter((path) => NAME.test(nameOf(path))),
        folderOf,
      ),
    ].flatMap(([folder, files]) => folderIn(folder, files, texts)),
}

function folderIn(folder: string, files: readonly string[], texts: Texts): readonly FoundFolder[] {
  const migrations: FoundMigration[] = []
  let dbmate = false
  for (const file of files) {
    const parts = partsOf(file, texts.read(file) ?? '')
    if (!parts) continue
    dbmate ||= parts.dbmate
    const [, id = '', name = ''] = NAME.exec(nameOf(file)) ?? []
    migrations.push({ id, message: wordsOf(name), file, up: parts.up, back: parts.back })
  }
  if (migrations.length === 0) return []
  return [
    {
      folder,
      tool: dbmate ? 'dbmate' : 'sql',
      migrations: migrations.toSorted((a, b) => compareVersions(a.id, b.id)),
    },
  ]
}

interface Parts {
  readonly up: Part
  readonly back: Part | null
  readonly dbmate: boolean
}

function partsOf(file: string, text: string): Parts | null {
  const marks = [...text.matchAll(MARK)]
  const plain = /^--[ \t]*\+goose[ \t]+NO[ \t]+TRANSACTION/im.test(text)
  const partAt = (way: string): Part | null => {
    const index = marks.findIndex(([, , word = '']) => word.toLowerCase() === way)
    const mark = marks[index]
    if (!mark) return null
    const stretch = { from: mark.index + mark[0].length, to: marks[index + 1]?.index ?? text.length }
    return { file, stretch, transaction: transactionOf(mark[3] ?? '', mark[1] !== undefined, plain) }
  }
  const up = partAt('up')
  return up && { up, back: partAt('down'), dbmate: marks.some(([, prefix]) => prefix !== undefined) }
}

/** Without its transaction dbmate sends the section at once, goose statement by statement. */
function transactionOf(options: string, dbmate: boolean, plain: boolean): Transaction {
  if (dbmate) return /\btransaction:false\b/i.test(options) ? 'one message' : 'around'
  return plain ? 'none' : 'around'
}
