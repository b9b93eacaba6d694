import type { Feature } from '../feature.ts'
import { isSqlModel } from '../stack.ts'
import { environment } from './environment.ts'

const FOLDER = 'migrations'

/** How migrations are run. What they are follows from the models, when these are written. */
export const migrations: Feature = {
  files: ({ scope: { blueprint } }) => [
    { path: 'alembic.ini', owner: 'shared', text: SETTINGS },
    { path: `${FOLDER}/env.py`, owner: 'owned', text: environment(blueprint) },
    { path: `${FOLDER}/script.py.mako`, owner: 'owned', text: template(isSqlModel(blueprint)) },
  ],
}

const SETTINGS = `# How migrations are run: \`alembic upgrade head\`. The address of the database comes from the environment.
[alembic]
script_location = %(here)s/${FOLDER}
prepend_sys_path = .
path_separator = os

[loggers]
keys = root,alembic

[handlers]
keys = console

[formatters]
keys = plain

[logger_root]
level = WARNING
handlers = console
qualname =

[logger_alembic]
level = INFO
handlers =
qualname = alembic

[handler_console]
class = StreamHandler
args = (sys.stderr,)
level = NOTSET
formatter = plain

[formatter_plain]
format = %(levelname)-5.5s %(message)s
`

/** What \`alembic revision\` begins a file with. */
const template = (sqlmodel: boolean): string => `"""\${message}

Revision ID: \${up_revision}
Revises: \${down_revision | comma,n}
"""

import sqlalchemy as sa
${sqlmodel ? '% if "sqlmodel." in (upgrades or "") + (downgrades or ""):\nimport sqlmodel\n% endif\n' : ''}from alembic import op
\${imports if imports else ""}

revision = \${repr(up_revision)}
down_revision = \${repr(down_revision)}
branch_labels = \${repr(branch_labels)}
depends_on = \${repr(depends_on)}


def upgrade() -> None:
    \${upgrades if upgrades else "pass"}


def downgrade() -> None:
    \${downgrades if downgrades else "pass"}
`
