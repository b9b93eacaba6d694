import type { FileTree } from '../../kernel/files/tree.ts'
import type { History, HistoryRevision } from '../../model/history.ts'
import type { Unresolved } from '../../model/knowledge.ts'
import type { Sql } from '../../sql/parser.ts'
import { foundFolders } from './conventions/index.ts'
import type { FoundFolder, FoundMigration, Part, Texts } from './found.ts'
import { type ReadScript, readScript, startOf } from './script.ts'
import { textsOf } from './texts.ts'

/** More files than this are no history somebody wrote. */
const MAXIMUM = 5_000

/** Every folder of SQL files that some tool applies in order. Nothing is run. */
export function readSqlHistories(files: FileTree, sql: Sql): readonly History[] {
  const texts = textsOf(files)
  const paths = files.paths.filter((path) => path.endsWith('.sql'))
  return foundFolders(paths, texts)
    .map((folder) => historyOf(folder, texts, sql))
    .toSorted((a, b) => (a.folder < b.folder ? -1 : 1))
}

function historyOf(found: FoundFolder, texts: Texts, sql: Sql): History {
  const { folder, tool, migrations } = found
  const unresolved: Unresolved[] = []
  const used = migrations.slice(0, MAXIMUM)
  let statements = 0
  const read = (part: Part): ReadScript['script'] => {
    const script = readScript(part, texts, sql)
    unresolved.push(...script.unresolved)
    statements += script.statements
    return script.script
  }
  const revisions = used.map((one, index) => revisionOf(one, used[index - 1] ?? null, read))
  const foreign = unresolved.filter(({ kind }) => kind === 'syntax').length
  if (foreign * 2 > statements) return notPostgres(found, foreign)
  if (migrations.length > MAXIMUM)
    unresolved.push({
      kind: 'bound',
      text: `${migrations.length} migrations: the first ${MAXIMUM} are read`,
      at: startOf(used[0]!.file),
      chain: [],
    })
  return { folder, tool, heads: revisions.slice(-1).map(({ id }) => id), revisions, unresolved }
}

function revisionOf(
  { id, message, file, up, back }: FoundMigration,
  before: FoundMigration | null,
  read: (part: Part) => ReadScript['script'],
): HistoryRevision {
  return {
    id,
    down: before ? [before.id] : [],
    message,
    at: startOf(file),
    up: read(up),
    back: back && read(back),
  }
}

/** One word about it, rather than one for each statement. */
const notPostgres = ({ folder, tool, migrations }: FoundFolder, foreign: number): History => ({
  folder,
  tool,
  heads: [],
  revisions: [],
  unresolved: [
    {
      kind: 'syntax',
      text: `${folder} seems to be written for another database: PostgreSQL does not understand ${foreign} of its statements`,
      at: startOf(migrations[0]!.file),
      chain: [],
    },
  ],
})
