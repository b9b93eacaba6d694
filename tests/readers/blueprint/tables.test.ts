import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkBlueprint } from '../../../src/blueprint/check/index.ts'
import { starters } from '../../../src/kernel/files/starters.ts'
import { spanOf } from '../../../src/kernel/text.ts'
import { readModels } from '../../../src/lab/catalog/models.ts'
import { type EmbeddedLab, openEmbedded } from '../../../src/lab/engines/embedded.ts'
import type { Backend } from '../../../src/model/index.ts'
import { EMPTY_CATALOG } from '../../../src/model/queries/index.ts'
import { backendOfBlueprint } from '../../../src/readers/blueprint/index.ts'
import { render } from '../../../src/writers/ddl/index.ts'
import { taskhub } from '../../blueprint/taskhub.ts'

const backendOf = (text: string): Backend =>
  backendOfBlueprint(checkBlueprint(text).blueprint!, ({ start, end }) => ({
    file: 'architect.yaml',
    ...spanOf(text, start, end),
  }))

describe('tables of a blueprint', () => {
  let lab: EmbeddedLab
  beforeAll(async () => {
    lab = await openEmbedded(['vector'])
  }, 60_000)
  afterAll(() => lab.close())

  test.each([['taskhub', taskhub], ...Object.entries(starters())] as const)(
    '%s is taken by the server as it is',
    async (_, text) => {
      const backend = backendOf(text)
      const { catalog, refused } = await readModels(lab, render(backend), EMPTY_CATALOG)
      expect(refused).toEqual([])
      expect(catalog.tables.map(({ name }) => name).toSorted()).toEqual(
        backend.data.tables.map(({ name }) => name).toSorted(),
      )
    },
  )
})

test('a resource is a table, with what its fields, marks and traits ask for', () => {
  const sql = render(backendOf(taskhub))
  expect(sql).toContain(`CREATE TABLE projects (
	id UUID NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
	deleted_at TIMESTAMP WITH TIME ZONE,
	owner_id VARCHAR(64) NOT NULL,
	name VARCHAR(120) NOT NULL,
	hours NUMERIC(8, 2) DEFAULT 0 NOT NULL,
	rate NUMERIC(8, 2) DEFAULT 0 NOT NULL,
	cost NUMERIC(12, 2) GENERATED ALWAYS AS ((hours * rate)) STORED NOT NULL,
	CONSTRAINT pk_projects PRIMARY KEY (id),
	CONSTRAINT fk_projects_owner_id_users FOREIGN KEY (owner_id) REFERENCES users (id),
	CONSTRAINT ck_projects_not_negative CHECK (hours >= 0 AND rate >= 0)
);`)
  expect(sql).toContain(`CREATE TABLE project_members (
	project_id UUID NOT NULL,
	user_id VARCHAR(64) NOT NULL,
	level VARCHAR(32) DEFAULT 'viewer' NOT NULL,`)
  expect(sql).toContain("CONSTRAINT ck_tasks_status CHECK (status IN ('todo', 'doing', 'done'))")
  expect(sql).toContain('FOREIGN KEY (assignee_id) REFERENCES users (id) ON DELETE SET NULL')
  expect(sql).toContain(
    "CREATE UNIQUE INDEX uq_tasks_project_id_title ON tasks (project_id, title) WHERE (status = 'todo') AND deleted_at IS NULL;",
  )
  expect(sql).toContain('CREATE INDEX ix_tasks_lower_title ON tasks (lower(title));')
  expect(sql).toContain(
    "CREATE INDEX ix_tasks_due_at_desc ON tasks (due_at DESC) INCLUDE (title) WHERE status IN ('doing', 'todo');",
  )
  // `project status` begins with the reference already; the other has none.
  expect(sql).not.toContain('ON tasks (project_id);')
  expect(sql).toContain('CREATE INDEX ix_tasks_assignee_id ON tasks (assignee_id);')
})

test('every table and column says where it is written', () => {
  const { tables } = backendOf(taskhub).data
  const tasks = tables.find(({ name }) => name === 'tasks')!
  const lines = taskhub.split('\n')
  expect(lines[tasks.at.line - 1]).toBe('  Task:')
  expect(lines[tasks.columns.find(({ name }) => name === 'due_at')!.at.line - 1]).toContain('due_at: datetime?')
})

const person = (fields: string): string => `architect: 1
app: one
resources:
  Person:
    fields: { ${fields} }
    access: { read: anyone }
`

test('a link between rows of one table has two keys', () => {
  expect(render(backendOf(person('friends: many Person')))).toContain(
    'CONSTRAINT pk_person_friends PRIMARY KEY (person_id, other_person_id)',
  )
})

test('the server checks nothing of what only the program can read, and begins it with nothing', () => {
  const sql = render(backendOf(person('secret: int(1..9) = 5 encrypted, word: a|b hashed, note: str? = null')))
  expect(sql).toContain('secret BYTEA NOT NULL,')
  expect(sql).toContain('word VARCHAR(255) NOT NULL,')
  expect(sql).toContain('note VARCHAR(255),')
  expect(sql).not.toContain('CHECK')
})
