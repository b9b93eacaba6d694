import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { memoryTree } from '../../src/kernel/files/memory.ts'
import type { Script } from '../../src/model/index.ts'
import { SourceProgram, type Syntax } from '../../src/python/modules/program.ts'
import { readHistories } from '../../src/readers/alembic/index.ts'
import { runnable } from '../../src/writers/ddl/changes.ts'

const root = join(import.meta.dirname, 'migrations')

/** The revisions whose statements Alembic was asked for. */
export const migrationCases = (): readonly string[] =>
  readdirSync(root).flatMap((file) =>
    file.endsWith('.py') && existsSync(join(root, file.replace(/py$/, 'sql'))) ? [file.slice(0, -3)] : [],
  )

export interface Statements {
  readonly up: readonly string[]
  readonly down: readonly string[]
}

/** What Alembic said, each statement on one line. */
export function recordedStatements(name: string): Statements {
  const text = readFileSync(join(root, `${name}.sql`), 'utf8')
  const [up = '', down = ''] = text.replace(/^-- up\n/, '').split(/^-- down\n/m)
  return { up: statementsIn(up), down: statementsIn(down) }
}

const statementsIn = (text: string): readonly string[] =>
  text
    .split('\n-- next\n')
    .map(plain)
    .filter((one) => one !== '')

const plain = (text: string): string => text.replace(/\s+/g, ' ').replace(/;\s*$/, '').trim()

/** What is read of the same revision. */
export function readStatements(name: string, syntax: Syntax): Statements {
  const source = readFileSync(join(root, `${name}.py`), 'utf8')
  const convention = /^# convention: (.*)$/m.exec(source)?.[1] ?? '{}'
  const files = memoryTree({
    'migrations/env.py': `from alembic import context\nfrom sqlalchemy import MetaData\ntarget_metadata = MetaData(naming_convention=${convention})\ncontext.run_migrations()\n`,
    [`migrations/versions/${name}.py`]: source.replace(/^down_revision = .*$/m, 'down_revision = None'),
  })
  const [history] = readHistories(files, new SourceProgram(files, syntax)).map(runnable)
  const [revision] = history?.revisions ?? []
  return { up: sent(revision?.up ?? null), down: sent(revision?.back ?? null) }
}

const sent = (script: Script | null): readonly string[] =>
  (script?.steps ?? []).map((one) => (one.notReproduced === null ? plain(one.sql) : `~ ${one.notReproduced}`))
