import { type Convention, type FoundMigration, type Texts, type Transaction, wholeFile } from '../found.ts'
import { compareVersions, folderOf, groupBy, nameOf, wordsOf } from '../paths.ts'

const NAME = /^([VU])(\d[\d._]*?)__(.+)\.sql$/
const REPEATABLE = /^R__(.+)\.sql$/

/** `V1.2__add_users.sql`, undone by `U1.2__...`; `R__views.sql` runs after them whenever it changed. */
export const flyway: Convention = {
  find(paths, texts) {
    const own = paths.filter((path) => NAME.test(nameOf(path)) || REPEATABLE.test(nameOf(path)))
    const roots = [...new Set(own.filter((path) => NAME.test(nameOf(path))).map(folderOf))].sort()
    return [...groupBy(own, (path) => rootOf(path, roots))]
      .filter(([folder]) => roots.includes(folder))
      .map(([folder, files]) => ({ folder, tool: 'flyway', migrations: migrationsOf(files, texts) }))
  },
}

/** Locations are read with what lies below them. */
function rootOf(path: string, roots: readonly string[]): string {
  const folder = folderOf(path)
  return roots.find((root) => root !== '' && folder.startsWith(`${root}/`)) ?? folder
}

function migrationsOf(files: readonly string[], texts: Texts): readonly FoundMigration[] {
  const named = files.flatMap((file) => {
    const [, kind = '', version = '', name = ''] = NAME.exec(nameOf(file)) ?? []
    return kind === '' ? [] : [{ file, kind, version: version.replaceAll('_', '.'), name }]
  })
  const undo = new Map(named.flatMap((one) => (one.kind === 'U' ? [[one.version, one.file] as const] : [])))
  const versioned = named
    .filter(({ kind }) => kind === 'V')
    .toSorted((a, b) => compareVersions(a.version, b.version))
    .map(({ file, version, name }) => {
      const back = undo.get(version)
      return {
        id: version,
        message: wordsOf(name),
        file,
        up: wholeFile(file, transactionOf(file, texts)),
        back: back === undefined ? null : wholeFile(back, transactionOf(back, texts)),
      }
    })
  return [...versioned, ...repeatable(files, texts)]
}

const repeatable = (files: readonly string[], texts: Texts): readonly FoundMigration[] =>
  files
    .flatMap((file) => {
      const name = REPEATABLE.exec(nameOf(file))?.[1]
      return name === undefined ? [] : [{ file, name }]
    })
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ file, name }) => ({
      id: `R__${name}`,
      message: wordsOf(name),
      file,
      up: wholeFile(file, transactionOf(file, texts)),
      back: null,
    }))

/** `V1__x.sql.conf` may switch the transaction off. */
const transactionOf = (file: string, texts: Texts): Transaction =>
  texts.has(`${file}.conf`) && /^\s*executeInTransaction\s*=\s*false\b/im.test(texts.read(`${file}.conf`) ?? '')
    ? 'none'
    : 'where possible'
