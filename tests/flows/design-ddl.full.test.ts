import { expect, test } from 'vitest'
import { checkBlueprint } from '../../src/blueprint/check/index.ts'
import { designOf } from '../../src/flows/build/design.ts'
import { missingRevision } from '../../src/flows/build/revision.ts'
import { headSide } from '../../src/flows/database-side.ts'
import { design } from '../../src/flows/design.ts'
import { historiesOf } from '../../src/flows/read-histories.ts'
import { memoryTree } from '../../src/kernel/files/memory.ts'
import { silent } from '../../src/kernel/progress.ts'
import { readCatalog } from '../../src/lab/catalog/read.ts'
import { openEmbedded } from '../../src/lab/engines/embedded.ts'
import type { Lab } from '../../src/lab/lab.ts'
import type { Catalog } from '../../src/model/index.ts'
import { withoutBookkeeping } from '../../src/model/queries/index.ts'
import { loadNormaliser } from '../../src/python/ruff/normalise.ts'
import { backendFiles, backendStatements } from '../../src/writers/backend/index.ts'
import { emptyFolder } from '../temporary.ts'

const MINUTES = 60_000
const inLab = async (work: (lab: Lab) => Promise<Catalog>): Promise<Catalog> => {
  const lab = await openEmbedded()
  try {
    return withoutBookkeeping(await work(lab))
  } finally {
    await lab.close()
  }
}

/** What the first migration of a build leads to. */
async function builtCatalog(text: string): Promise<Catalog> {
  const asked = designOf(checkBlueprint(text).blueprint!)
  const normaliser = loadNormaliser()
  const files = Object.fromEntries(backendFiles(asked, normaliser).map((file) => [file.path, file.text]))
  const wanted = { renames: { tables: [], columns: [] }, statements: backendStatements(asked), brought: [] }
  const { revision } = await missingRevision(memoryTree(files), wanted, normaliser, silent)
  const tree = memoryTree({ ...files, [revision!.path]: revision!.text })
  const [history] = await historiesOf(tree, {}, silent)
  return inLab(async (lab) => (await headSide(lab, history!)).catalog)
}

test.each([
  [
    'tenants that the database keeps apart, and what is audited',
    'Multi-tenant helpdesk. Tickets have a subject and a priority (low, normal, high). Audit every change of tickets.',
    ['policies', 'triggers'],
  ],
  ['rows that are watched as they change', 'Chat with rooms and messages, realtime via websockets', ['triggers']],
] as const)(
  '%s: the document says as SQL what the first migration of its build leads to',
  async (_, text, parts) => {
    const document = await design(
      {
        text,
        file: null,
        isBlueprint: false,
        directory: emptyFolder(),
        shown: '.',
        answers: {},
        rows: [],
        entries: [],
        environment: {},
        cache: false,
        timing: false,
      },
      silent,
    )
    const told = await inLab(async (lab) => {
      await lab.execute(document.ddl)
      return readCatalog(lab)
    })
    expect(told).toEqual(await builtCatalog(document.patch[0]!.after))
    for (const part of parts) expect(told.tables.flatMap((table) => table[part])).not.toEqual([])
  },
  5 * MINUTES,
)
