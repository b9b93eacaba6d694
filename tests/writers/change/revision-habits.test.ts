import { expect, test } from 'vitest'
import type { CatalogStep } from '../../../src/model/index.ts'
import { fileFormOf, fileName, slugOf } from '../../../src/writers/change/revision/file-form.ts'
import { columnTypesOf, importsFor, typesAs } from '../../../src/writers/change/revision/column-types.ts'
import { keyHabitsOf, keysAs, withKeysWithin } from '../../../src/writers/change/revision/keys.ts'
import { idFor, idFormOf } from '../../../src/writers/change/revision/ids.ts'

const NOT_SAID = { template: null, longest: null }
const AT = new Date('2025-06-01T12:30:05Z')
const MADE = { from: ['x'], message: 'add notes', file: 'add_notes' }

const named = (...names: readonly string[]) =>
  names.map((name) => ({ id: /[0-9a-f]{12}/.exec(name)?.[0] ?? name, file: `versions/${name}.py` }))

test('files are called as the configuration says, where they are called so', () => {
  const revisions = named('2025_02_03_1020-0a1b2c3d4e5f_first', '2025_02_04_0930-1a1b2c3d4e5f_second')
  const template = '%(year)d_%(month).2d_%(day).2d_%(hour).2d%(minute).2d-%(rev)s_%(slug)s'
  const form = fileFormOf(revisions, { template, longest: null })
  expect(form).toEqual({ template, longest: 40, from: 'configuration' })
  expect(fileName(form, { id: 'abc', message: 'Add notes', at: AT })).toBe('2025_06_01_1230-abc_add_notes')
})

test('what most files are called counts for more than what Alembic does by itself', () => {
  const revisions = [
    { id: '8c1f0a7e52d3', file: 'versions/2025_03_01_articles.py' },
    { id: '9d1f0a7e52d3', file: 'versions/2025_06_12_subscribers.py' },
  ]
  expect(fileFormOf(revisions, NOT_SAID)).toMatchObject({
    template: '%(year)d_%(month).2d_%(day).2d_%(slug)s',
    from: 'files',
  })
  expect(fileFormOf(named('0a1b2c3d4e5f_first'), NOT_SAID)).toMatchObject({
    template: '%(rev)s_%(slug)s',
    from: 'files',
  })
})

test('a template that would take long to compare is compared with nothing', () => {
  const template = '%(slug)s'.repeat(40)
  expect(fileFormOf(named('a'.repeat(200)), { template, longest: null }).from).not.toBe('configuration')
})

test('slugs are cut at a word, as Alembic cuts them', () => {
  expect(slugOf('Add max length for string(varchar) fields in User', 40)).toBe('add_max_length_for_string_varchar_')
})

test('ids are hashes, numbers, numbers with words or names of files, as the others are', () => {
  expect(idFormOf(named('0a1b2c3d4e5f_first'))).toEqual({ form: 'hash' })
  expect(idFor({ form: 'hash' }, MADE)).toMatch(/^[0-9a-f]{12}$/)
  const numbers = idFormOf([
    { id: '0001', file: '0001_first.py' },
    { id: '0002', file: '0002_second.py' },
  ])
  expect(idFor(numbers, MADE)).toBe('0003')
  const words = idFormOf([{ id: '007_first', file: '007_first.py' }])
  expect(idFor(words, MADE)).toBe('008_add_notes')
  expect(idFor(idFormOf([{ id: 'first', file: 'first.py' }]), MADE)).toBe('add_notes')
})

test('files that are called by their ids alone stay so', () => {
  const template = '%(year)d-%(month).2d-%(day).2d_%(rev)s'
  const revisions = named('2025-02-03_0a1b2c3d4e5f', '2025-02-04_1a1b2c3d4e5f')
  const form = fileFormOf(revisions, { template, longest: null })
  expect(fileName(form, { id: 'abc', message: 'Add notes', at: AT })).toBe('2025-06-01_abc')
})

const TABLE = 'op.create_table("notes", sa.Column("id", sa.Integer(), autoincrement=True, nullable=False), '
const KEYS = 'sa.PrimaryKeyConstraint("id", name=op.f("notes_pkey")))'

test('keys of new tables have names where those of others have', () => {
  const bare = keyHabitsOf(['op.create_table("a", sa.Column("id"), sa.PrimaryKeyConstraint("id"))'])
  expect(keysAs(bare, TABLE + KEYS)).toBe(
    'op.create_table("notes", sa.Column("id", sa.Integer(), nullable=False), sa.PrimaryKeyConstraint("id"))',
  )
  const named = keyHabitsOf([TABLE + KEYS])
  expect(keysAs(named, TABLE + KEYS)).toBe(TABLE + KEYS)
  const whole = keyHabitsOf(['op.create_index(op.f("ix_a_b"), "a", ["b"])'])
  expect(keysAs(whole, 'op.create_index("ix_notes_b", "notes", ["b"])')).toContain('(op.f("ix_notes_b"), "notes"')
  // A name by a convention of the project is never the server's own.
  expect(keysAs(bare, 'op.create_table("notes", sa.PrimaryKeyConstraint("id", name=op.f("pk_notes")))')).toContain(
    'pk_',
  )
})

test('references of a new table are part of it, where what they lead to is there', () => {
  const table = { schema: 'public', name: 'notes' }
  const key = { name: 'k', kind: 'foreign key', definition: '', columns: ['a'], valid: true } as const
  const made = {
    do: 'create table',
    table,
    columns: [],
    constraints: [],
    partitionedBy: null,
    unlogged: false,
  } as const
  const steps: readonly CatalogStep[] = [
    made,
    { ...made, table: { schema: 'public', name: 'later' } },
    { do: 'add constraint', table, constraint: { ...key, references: 'public.project' } },
    { do: 'add constraint', table, constraint: { ...key, references: 'public.later' } },
  ]
  expect(withKeysWithin(steps)).toEqual([
    { ...made, constraints: [{ ...key, references: 'public.project' }] },
    steps[1],
    steps[3],
  ])
})

test('columns have the type of the project that others of their name have, with what imports it', () => {
  const types = columnTypesOf([
    'import sqlalchemy as sa\nimport shop.types\nop.create_table("a", sa.Column("id", shop.types.Guid(), nullable=False))',
    'op.create_table("b", sa.Column("id", shop.types.Guid()), sa.Column("data", postgresql.JSONB()))',
  ])
  const line = typesAs(
    types,
    'sa.Column("id", postgresql.UUID(), nullable=False), sa.Column("data", postgresql.UUID())',
  )
  expect(line).toBe('sa.Column("id", shop.types.Guid(), nullable=False), sa.Column("data", postgresql.UUID())')
  expect(importsFor(types, line)).toEqual(['import shop.types'])
  expect(importsFor(types, 'sa.Column("data", postgresql.UUID())')).toEqual([])
})
