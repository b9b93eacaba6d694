import { isTest } from '../../../python/modules/places.ts'
import { NOTHING_EXPECTED, type Proposal } from '../ground.ts'
import { UNNEEDED, rootOf } from './keeping.ts'
import { OF_OTHERS } from './leaving.ts'
import type { Sibling } from './sibling.ts'
import type { Writing } from './written.ts'

/** `/items/{item_id}` with the new words. */
export const pathOf = (path: string, { words }: Sibling): string =>
  path
    .split('/')
    .map((part) => words.renamed(part, part.startsWith('{') ? 'code' : 'path'))
    .join('/')

export function expectedOf({ ground, sibling, basic, asked }: Writing): Proposal['expected'] {
  const { table, words, kin } = sibling
  const ids = basic.map(
    ({ operation }) =>
      [operation.id.replace(operation.path, () => pathOf(operation.path, sibling)), operation.id] as const,
  )
  const isUsual = table.name === kin.model.node.name.toLowerCase()
  const name = isUsual ? words.renamed(kin.model.node.name, 'code').toLowerCase() : words.renamed(table.name, 'key')
  const id = table.schema === null ? name : `${table.schema}.${name}`
  return {
    ...NOTHING_EXPECTED,
    operations: ids.map(([id]) => id),
    tables: [id],
    columns: asked.map((one) => `${id}.${one.name}`),
    // What callers have to hold is kept in rows of others.
    values: ground.backend.data.tables.flatMap((one) =>
      one.columns.flatMap((column) =>
        (column.choice?.values ?? [])
          .filter((value) => words.names(value))
          .map((value) => `${one.id}.${column.name}: ${words.renamed(value, 'key')}`),
      ),
    ),
    renamed: basic
      .flatMap(({ operation: { access } }) => [...access.roles, ...access.scopes])
      .filter((one) => words.names(one))
      .map((one) => [one, words.renamed(one, 'key')] as const),
    guarded: ids,
  }
}

/** What of the sibling the new resource does not get, with where it stands. */
export function leftTold({ left, sibling, readings }: Writing): readonly string[] {
  const { node } = sibling.kin.model
  const gone = new Set(left.map(({ part }) => part))
  const parts = left
    .filter(({ part, because }) => !(part.within && gone.has(part.within)) && !UNSAID.has(because))
    .filter(({ part }) => !isTest(part.file.path))
    .map(
      (one) =>
        `\`${one.part.name ?? 'a statement'}\` of ${node.name} (${one.part.file.path}:${one.part.file.place(one.part.node).line}) is left out: ${rootOf(left, one)}`,
    )
  const tests = left.filter(({ part }) => isTest(part.file.path) && part.name?.startsWith('test_') === true)
  const rules = readings
    .filter(({ part }) => !gone.has(part))
    .flatMap(({ part, units }) =>
      units
        .filter(
          ({ isModel, form, kind, field }) =>
            field !== '' &&
            !isModel &&
            kind !== 'FunctionDef' &&
            (form === 'statement' || (form === 'item' && kind === 'Call')),
        )
        .map(
          (unit) =>
            `what ${part.file.path}:${part.file.place(unit.node).line} asks of \`${unit.field}\` is asked of no field of the new resource`,
        ),
    )
  const besides = readings
    .filter(({ part }) => !gone.has(part))
    .flatMap(({ part: { file }, units }) =>
      units
        .filter(({ field }) => field === '')
        .map(
          (unit) =>
            `what ${file.path}:${file.place(unit.node).line} does besides (\`${file.text(unit.node).split('\n')[0]}\`) is about ${node.name} alone, and not done for the new resource`,
        ),
    )
  return [
    ...parts,
    ...rules,
    ...besides,
    ...(tests.length > 0
      ? [
          `tests of ${node.name} about what is left out are not written again: ${tests
            .slice(0, 3)
            .map(({ part }) => `\`${part.name}\``)
            .join(', ')}${tests.length > 3 ? '...' : ''}`,
        ]
      : []),
  ]
}

const UNSAID = new Set([OF_OTHERS, UNNEEDED])
