import { type Convention, type FoundMigration, type Texts, type Transaction, wholeFile } from '../found.ts'
import { compareVersions, folderOf, groupBy, nameOf, wordsOf } from '../paths.ts'

const NAME = /^(\d+)_(.*)\.(up|down)\.sql$/

/** `000001_add_users.up.sql` with its `.down.sql`, each sent as one message; sqlx names them the same way. */
export const golangMigrate: Convention = {
  find: (paths, texts) =>
    [
      ...groupBy(
        paths.filter((path) => NAME.test(nameOf(path))),
        folderOf,
      ),
    ].map(([folder, files]) => ({ folder, tool: 'golang-migrate', migrations: migrationsOf(files, texts) })),
}

const migrationsOf = (files: readonly string[], texts: Texts): readonly FoundMigration[] =>
  files
    .filter((file) => file.endsWith('.up.sql'))
    .map((file) => {
      const [, id = '', name = ''] = NAME.exec(nameOf(file)) ?? []
      const back = files.find((other) => other.endsWith('.down.sql') && NAME.exec(nameOf(other))?.[1] === id)
      return {
        id,
        message: wordsOf(name),
        file,
        up: wholeFile(file, transactionOf(file, texts)),
        back: back === undefined ? null : wholeFile(back, transactionOf(back, texts)),
      }
    })
    .toSorted((a, b) => compareVersions(a.id, b.id))

/** sqlx leaves its transaction out where the file begins with these words. */
const transactionOf = (file: string, texts: Texts): Transaction =>
  /^\s*--\s*no-transaction\b/.test(texts.read(file) ?? '') ? 'none' : 'one message'
