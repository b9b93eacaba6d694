import { expect, test } from 'vitest'
import { chainFor } from '../../../src/flows/change/chain.ts'
import { memoryTree } from '../../../src/kernel/files/memory.ts'
import type { CatalogStep, MigrationChain } from '../../../src/model/index.ts'

const FILES = memoryTree({
  'core/versions/a.py': 'op.create_table("organization", sa.Column("id", sa.Integer()))',
  'tenant/versions/b.py': "op.create_table('crate', sa.Column('id', sa.Integer()))",
})

const chain = (folder: string, file: string): MigrationChain => ({
  folder,
  tool: 'alembic',
  heads: [file],
  revisions: [
    {
      id: file,
      down: [],
      branchLabels: [],
      dependsOn: [],
      message: '',
      at: { file: `${folder}/${file}.py`, line: 1, column: 1, endLine: 1, endColumn: 1 },
      upgrade: [],
      downgrade: [],
    },
  ],
})

const CHAINS = [chain('core/versions', 'a'), chain('tenant/versions', 'b')]
const change = (name: string): CatalogStep => ({
  do: 'comment table',
  table: { schema: 'public', name },
  comment: null,
})

test('of several folders of migrations, the one that tells of the table is meant', () => {
  expect(chainFor(FILES, CHAINS, [change('crate')])).toBe(CHAINS[1])
  expect(chainFor(FILES, CHAINS, [change('organization')])).toBe(CHAINS[0])
})

test('where none tells of it, or both do, it is not known', () => {
  const reason = 'there are 2 folders of migrations, and which one is meant is not known'
  expect(chainFor(FILES, CHAINS, [change('letter')])).toBe(reason)
  expect(chainFor(FILES, CHAINS, [change('crate'), change('organization')])).toBe(reason)
  expect(chainFor(FILES, CHAINS, [])).toBe(reason)
  expect(chainFor(FILES, CHAINS.slice(0, 1), [change('letter')])).toBe(CHAINS[0])
})
