import { expect, test } from 'vitest'
import type { ScriptRequest } from '../../src/writers/script/index.ts'
import { scriptFiles } from '../../src/writers/script/index.ts'

const inside = (sql: string) => ({ sql, outsideTransaction: false, step: null })
const alone = (sql: string) => ({ sql, outsideTransaction: true, step: null })
const ADD = inside('ALTER TABLE orders ADD note text')
const BUILD = alone('CREATE INDEX CONCURRENTLY i ON orders (note)')
const VALIDATE = alone('ALTER TABLE orders VALIDATE CONSTRAINT c')
const FILL = { ...alone('UPDATE orders SET note = 1 WHERE note IS NULL'), untilNone: true }

const written = (given: Pick<ScriptRequest, 'tool' | 'file' | 'id'> & Partial<ScriptRequest>) =>
  scriptFiles({ statements: [ADD, BUILD], back: null, taken: new Set(), ...given })
const paths = (...given: Parameters<typeof written>) => written(...given)?.map(({ path }) => path) ?? null

test('each tool has its own way to let a statement out of the transaction', () => {
  const [id, name] = ['20250201000000', 'db/20250201000000_note.sql']
  expect(written({ tool: 'dbmate', file: name, id, back: [inside('SELECT 1')] })).toEqual([
    { path: name, text: `-- migrate:up\n${ADD.sql};\n\n-- migrate:down\nSELECT 1;\n` },
    {
      path: 'db/20250201000001_note_2.sql',
      text: `-- migrate:up transaction:false\n${BUILD.sql};\n\n-- migrate:down\n\n`,
    },
  ])
  expect(paths({ tool: 'flyway', file: 'x/V2_1__a_b.sql', id: '2.1' })).toEqual([
    'x/V2_1__a_b.sql',
    'x/V2.1.1__a_b_2.sql',
    'x/V2.1.1__a_b_2.sql.conf',
  ])
  expect(paths({ tool: 'golang-migrate', file: 'm/0002_x.up.sql', id: '0002' })).toEqual([
    'm/0002_x.up.sql',
    'm/0003_x_2.up.sql',
  ])
  expect(paths({ tool: 'prisma', file: 'p/20250201000000_a/migration.sql', id })).toEqual([
    'p/20250201000000_a/migration.sql',
    'p/20250201000001_a_2/migration.sql',
  ])
  expect(written({ tool: 'sql', file: '2_a.sql', id: '2' })![0]!.text).toBe(
    `BEGIN;\n\n${ADD.sql};\n\nCOMMIT;\n\n${BUILD.sql};\n`,
  )
})

test('a tool that always opens a transaction has none, but can cut it in two', () => {
  expect(paths({ tool: 'supabase', file: 's/20250201000000_a.sql', id: '20250201000000' })).toBeNull()
  const cut = { statements: [ADD, VALIDATE] }
  expect(paths({ tool: 'supabase', file: 's/20250201000000_a.sql', id: '20250201000000', ...cut })).toHaveLength(2)
  expect(paths({ tool: 'drizzle', file: 'd/0001_a.sql', id: '0001_a', ...cut })).toBeNull()
})

test('a version that is taken leaves no room for a second part', () => {
  expect(paths({ tool: 'golang-migrate', file: 'm/2_x.up.sql', id: '2', taken: new Set(['2', '3']) })).toBeNull()
})

test('goose is told where a statement has semicolons of its own', () => {
  const [file] = written({ tool: 'sql', file: '2_a.sql', id: '2', statements: [FILL], back: [inside('SELECT 1')] })!
  expect(file!.text).toBe(`-- +goose NO TRANSACTION
-- +goose Up
-- +goose StatementBegin
DO $batches$
BEGIN
  LOOP
    ${FILL.sql};
    EXIT WHEN NOT FOUND;
    COMMIT;
  END LOOP;
END
$batches$;
-- +goose StatementEnd

-- +goose Down
SELECT 1;
`)
})
