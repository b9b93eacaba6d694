import { type Convention, type FoundMigration, type Texts, wholeFile } from '../found.ts'
import { compareVersions, folderOf, groupBy, nameOf, wordsOf } from '../paths.ts'

const NAME = /^(?:V)?(\d+)[_.\s-]+(.*?)(\.(?:rollback|revert|undo|down))?\.sql$/i
const MIGRATIONS = /(^|[/_-])(migrat\w*|upgrades?|deltas?|patches|schema[_-]?changes)(\/|$)/i

/** `migrations/001_users.sql`, by whatever program runs them: of its transactions nothing is known. */
export const numbered: Convention = {
  find: (paths, texts) =>
    [
      ...groupBy(
        paths.filter((path) => NAME.test(nameOf(path)) && MIGRATIONS.test(`${folderOf(path)}/`)),
        folderOf,
      ),
    ]
      .filter(([folder]) => !isInsideAlembic(folder, texts))
      .map(([folder, files]) => ({ folder, tool: 'sql', migrations: migrationsOf(files) })),
}

function migrationsOf(files: readonly string[]): readonly FoundMigration[] {
  const named = files.map((file) => {
    const [, id = '', name = '', back] = NAME.exec(nameOf(file)) ?? []
    return { file, id, name, back: back !== undefined }
  })
  return named
    .filter(({ back }) => !back)
    .toSorted((a, b) => compareVersions(a.id, b.id) || (a.file < b.file ? -1 : 1))
    .map(({ file, id, name }) => {
      const back = named.find((other) => other.back && other.id === id && other.name === name)
      const way = back ? wholeFile(back.file, 'none') : null
      return { id, message: wordsOf(name), file, up: wholeFile(file, 'none'), back: way }
    })
}

/** SQL that revisions of Alembic load is theirs. */
function isInsideAlembic(folder: string, texts: Texts): boolean {
  for (let at = folder; at !== ''; at = folderOf(at)) if (texts.has(`${at}/env.py`)) return true
  return texts.has('env.py')
}
