import { Trouble } from '../kernel/diagnostic.ts'
import type { History } from '../model/index.ts'
import { isAside } from '../python/modules/places.ts'

/** The history the models are compared with: the one that was named, or the only one. */
export function chosenHistory(histories: readonly History[], folder: string | null, directory: string): History {
  if (folder !== null) return named(histories, folder.replace(/\/+$/, ''))
  const own = histories.filter((one) => !isAside(`${one.folder}/`))
  const [first, second] = own.length > 0 ? own : histories
  if (first === undefined)
    throw new Trouble('nothing to read', {
      message: `no migrations in ${directory} to compare the models with`,
      help: 'Compare with a database instead: architect drift --database postgresql://user@host/name',
    })
  const ofAlembic = own.filter(({ tool }) => tool === 'alembic')
  if (second === undefined) return first
  if (ofAlembic.length === 1) return ofAlembic[0]!
  throw new Trouble('usage', {
    message: `there are ${own.length} folders of migrations: ${own.map((one) => one.folder || '.').join(', ')}`,
    help: `Name the one the models belong to: --migrations ${own[0]?.folder || '.'}`,
  })
}

function named(histories: readonly History[], folder: string): History {
  const found = histories.find((one) => one.folder === (folder === '.' ? '' : folder))
  if (found) return found
  const known = histories.map((one) => one.folder || '.')
  throw new Trouble('usage', {
    message: `there are no migrations in ${folder}`,
    help: known.length === 0 ? 'None were found at all.' : `There are some in ${known.join(', ')}.`,
  })
}
