import { type Convention, type FoundFolder, type FoundMigration, type Texts, wholeFile } from '../found.ts'
import { folderOf, groupBy, nameOf, wordsOf } from '../paths.ts'

/** `drizzle/0000_calm_storm.sql` in the order of `meta/_journal.json`; all of them run in one transaction. */
export const drizzle: Convention = {
  find: (paths, texts) =>
    [...groupBy(paths, folderOf)].flatMap(([folder, files]) => {
      const journal = journalOf(folder, texts)
      if (journal === null) return []
      const found: FoundFolder = { folder, tool: 'drizzle', migrations: listed(files, journal) }
      return [found]
    }),
}

interface Journal {
  readonly tags: readonly string[]
}

function journalOf(folder: string, texts: Texts): Journal | null {
  const path = folder === '' ? 'meta/_journal.json' : `${folder}/meta/_journal.json`
  if (!texts.has(path)) return null
  try {
    const { dialect, entries } = JSON.parse(texts.read(path) ?? '') as { dialect?: unknown; entries?: unknown }
    if (!Array.isArray(entries) || !/^(postgresql|pg)$/.test(String(dialect))) return null
    return { tags: entries.map((one: unknown) => String((one as { tag?: unknown } | null)?.tag)) }
  } catch {
    return null
  }
}

/** What the journal does not list is not run. */
function listed(files: readonly string[], { tags }: Journal): readonly FoundMigration[] {
  const byName = new Map(files.map((file) => [nameOf(file), file]))
  return [...new Set(tags)].flatMap((tag) => {
    const file = byName.get(`${tag}.sql`)
    const message = wordsOf(tag.replace(/^\d+_/, ''))
    return file === undefined ? [] : [{ id: tag, message, file, up: wholeFile(file, 'around'), back: null }]
  })
}
