import { relative } from 'node:path'
import type { ProvenName } from '../../model/index.ts'
import { filesText } from '../../proving/environment/requirements.ts'
import type { Recipe } from '../../proving/project/recipe.ts'

/** What of a repository is executed, before it is. */
export interface Announcement {
  /** Where, below the folder that was named: `.`. */
  readonly directory: string
  readonly commands: readonly string[]
}

/** Every command of the repository that the wanted sections run. */
export function announced(recipe: Recipe, wanted: ReadonlySet<ProvenName>, root: string): Announcement {
  const { commands, python, folders } = recipe
  const alembic = 'known' in commands.alembic ? commands.alembic.known : null
  const runs = [...wanted].some((name) => name !== 'migrations' && name !== 'plans')
  const live = (['contract', 'access', 'attacks', 'queries', 'load'] as const).some((name) => wanted.has(name))
  const list = [
    ...('known' in python ? [`install the packages of ${filesText(python.known)}`] : []),
    ...(wanted.has('migrations') && alembic !== null
      ? [
          `alembic current`,
          `alembic upgrade ${alembic.head}`,
          'alembic downgrade base',
          `alembic upgrade ${alembic.head}`,
          'alembic check',
        ]
      : []),
    ...(runs ? commands.migrate : []),
    ...(wanted.has('tests') && 'known' in commands.tests ? [commands.tests.known] : []),
    ...(live && 'known' in commands.start ? [commands.start.known] : []),
  ]
  return { directory: relative(root, folders.working) || '.', commands: [...new Set(list)] }
}
