import { type Convention, type Texts, wholeFile } from '../found.ts'
import { folderOf, groupBy, nameOf, wordsOf } from '../paths.ts'

/** `migrations/20240101000000_add_users/migration.sql`: the same name, whoever made the folder. */
const PATH = /(^|\/)\d{14}_[^/]*\/migration\.sql$/

/** Prisma keeps a `migration_lock.toml` beside the folders, Drizzle a `snapshot.json` in each of them. */
export const prisma: Convention = {
  find(paths, texts) {
    const folders = groupBy(
      paths.filter((path) => PATH.test(path)),
      (path) => folderOf(folderOf(path)),
    )
    return [...folders]
      .filter(([folder]) => speaksPostgres(folder, texts))
      .map(([folder, files]) => {
        const drizzle = files.some((file) => texts.has(`${folderOf(file)}/snapshot.json`))
        const migrations = files.toSorted().map((file) => {
          const [, id = '', name = ''] = /^(\d{14})_(.*)$/.exec(nameOf(folderOf(file))) ?? []
          const up = wholeFile(file, drizzle ? 'around' : 'one message')
          return { id, message: wordsOf(name), file, up, back: null }
        })
        return { folder, tool: drizzle ? 'drizzle' : 'prisma', migrations }
      })
  },
}

function speaksPostgres(folder: string, texts: Texts): boolean {
  const lock = `${folder}/migration_lock.toml`
  const provider = texts.has(lock) ? /^\s*provider\s*=\s*"([^"]*)"/m.exec(texts.read(lock) ?? '')?.[1] : undefined
  return provider === undefined || /^(postgresql|postgres|cockroachdb)$/.test(provider)
}
