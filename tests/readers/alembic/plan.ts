import { memoryTree } from '../../../src/kernel/files/memory.ts'
import type { History, Script } from '../../../src/model/index.ts'
import { SourceProgram } from '../../../src/python/modules/program.ts'
import { loadParser } from '../../../src/python/syntax/index.ts'
import { readHistories } from '../../../src/readers/alembic/index.ts'
import { runnable } from '../../../src/writers/ddl/changes.ts'

const parser = await loadParser()

const ENVIRONMENT = 'from alembic import context\ntarget_metadata = None\ncontext.run_migrations()\n'
const HEAD = `import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "a1"
down_revision = None
`

/** The history of an Alembic folder with these files in it. */
export function historyOf(files: Readonly<Record<string, string>>, environment = ENVIRONMENT): History {
  const [history] = readHistories(
    memoryTree({
      'alembic.ini': '[alembic]\nscript_location = migrations\n',
      'migrations/env.py': environment,
      ...files,
    }),
    new SourceProgram(
      memoryTree({
        'alembic.ini': '[alembic]\nscript_location = migrations\n',
        'migrations/env.py': environment,
        ...files,
      }),
      parser,
    ),
  ).map(runnable)
  if (!history) throw new Error('no history was found')
  return history
}

const indented = (body: string): string => body.trim().replace(/^/gm, '    ')

/** What one revision with this body sends, and why it stops if it does. */
export function scriptOf(body: string, more: { readonly before?: string; readonly environment?: string } = {}): Script {
  const text = `${HEAD}${more.before ?? ''}\ndef upgrade():\n${indented(body)}\n`
  return historyOf({ 'migrations/versions/a1.py': text }, more.environment).revisions[0]!.up
}

/** The statements of that revision, each on one line as a comparison needs it. */
export const sqlOf = (body: string, more: Parameters<typeof scriptOf>[1] = {}): readonly string[] =>
  scriptOf(body, more).steps.map((one) =>
    one.notReproduced === null ? one.sql.replace(/\s+/g, ' ') : `~ ${one.notReproduced}`,
  )
