import { openReadOnly } from '../lab/engines/named.ts'
import { readModels } from '../lab/catalog/models.ts'
import { readHead } from '../lab/catalog/head.ts'
import { readCatalog } from '../lab/catalog/read.ts'
import type { Lab } from '../lab/lab.ts'
import type { Backend, Catalog, DriftDatabase, History } from '../model/index.ts'
import { EMPTY_CATALOG, count } from '../model/queries/index.ts'
import { loadSql } from '../sql/parser.ts'
import { render } from '../writers/ddl/index.ts'

/** What the models are compared with. */
export interface DatabaseSide {
  readonly about: Omit<DriftDatabase, 'tables'>
  /** What sentences call it. */
  readonly where: string
  readonly catalog: Catalog
  readonly unknown: readonly string[]
  /** Tables and types of which it is not known how they are there. */
  readonly notKnown: readonly string[]
}

/** Where all migrations lead. */
export async function headSide(lab: Lab, history: History): Promise<DatabaseSide> {
  const { catalog, refused } = await readHead(lab, history, await loadSql())
  const left = history.revisions.flatMap(({ up }) => up.steps).filter(({ notReproduced }) => notReproduced !== null)
  return {
    about: { kind: 'migrations', name: history.folder || '.', heads: history.heads, server: lab.version },
    where: 'the migrations',
    catalog,
    notKnown: refused.flatMap(({ touches }) => touches.map(lastName)),
    unknown: [
      ...history.unresolved.map(({ text, at }) => `${at ? `${at.file}:${at.line}: ` : ''}${text}`),
      ...refused
        .filter(({ touches }) => touches.length > 0)
        .map(({ sql, reason, at }) => `${at}: does not run (${reason}): ${oneLine(sql)}`),
      ...(left.length === 0
        ? []
        : [`${count(left.length, 'step')} of the migrations hang on rows or on code, and were not run`]),
    ],
  }
}

/** What a blueprint asks for. */
export async function blueprintSide(lab: Lab, backend: Backend): Promise<DatabaseSide> {
  const { catalog, refused } = await readModels(lab, render(backend), EMPTY_CATALOG)
  return {
    about: { kind: 'blueprint', name: backend.project.name, heads: [], server: lab.version },
    where: 'the blueprint',
    catalog,
    notKnown: [],
    unknown: refused.map(({ sql, reason }) => `${oneLine(sql)}: ${reason}`),
  }
}

/** A database that somebody uses: it is only read, in a transaction that cannot write. */
export async function liveSide(url: string): Promise<DatabaseSide> {
  const lab = await openReadOnly(url)
  try {
    // Names are written as they are seen from here, and the models are loaded the same way.
    await lab.execute('SET LOCAL search_path = public')
    const [row] = await lab.query<{ name: string }>('SELECT current_database() AS name')
    return {
      about: { kind: 'live', name: row?.name ?? '', heads: [], server: lab.version },
      where: 'the database',
      catalog: await readCatalog(lab),
      unknown: [],
      notKnown: [],
    }
  } finally {
    await lab.close()
  }
}

function oneLine(sql: string): string {
  const line = sql.replaceAll(/\s+/g, ' ')
  return line.length > 120 ? `${line.slice(0, 119)}…` : line
}

/** `"shop"."orders"` without its schema: what is written without one may lie anywhere. */
const lastName = (name: string): string => {
  const last = /"((?:[^"]|"")*)"$/.exec(name)?.[1]
  return last === undefined ? name : last.replaceAll('""', '"')
}
