import { type Convention, wholeFile } from '../found.ts'
import { folderOf, groupBy, nameOf, wordsOf } from '../paths.ts'

const PATH = /(^|\/)supabase\/migrations\/(\d{14})(?:_([^/]*))?\.sql$/

/** `supabase/migrations/20240101000000_add_users.sql`, each sent as one pipeline, which is one transaction. */
export const supabase: Convention = {
  find: (paths) =>
    [
      ...groupBy(
        paths.filter((path) => PATH.test(path)),
        folderOf,
      ),
    ].map(([folder, files]) => ({
      folder,
      tool: 'supabase',
      migrations: files.toSorted().map((file) => {
        const [, , id = nameOf(file), name = ''] = PATH.exec(file) ?? []
        return { id, message: wordsOf(name), file, up: wholeFile(file, 'around'), back: null }
      }),
    })),
}
