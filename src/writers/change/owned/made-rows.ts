import { snake } from '../../../blueprint/storage/names.ts'
import { operationDoing } from '../../../model/queries/index.ts'
import type { Expression } from '../../../python/ast.ts'
import type { CodeFunction } from '../../../python/code/code.ts'
import { keyword, namesIn } from '../../../python/code/names.ts'
import { askedAnywhere, assigned, testFilesOf } from '../access/asked-tests.ts'
import { type HeadersOf } from '../access/headers.ts'
import { plainOperations } from '../access/wishes.ts'
import type { Ground } from '../ground.ts'
import type { NamedRow } from '../named/rows.ts'
import type { Needed } from '../source/spelling.ts'

/** A row of another table as a test makes it by what the program does. */
export interface MadeRow {
  /** The statement that makes it, by `kim`. */
  readonly line: string
  /** What makes it stand as it has to; null where any will do. */
  readonly stands: string | null
  /** `order["id"]` */
  readonly key: string
  readonly fixtures: readonly string[]
  readonly needs: readonly Needed[]
}

/** Rows that are asked for whoever makes one, by the column that leads there; null where no test shows how one is made. */
export function madeRows(
  ground: Ground,
  named: readonly NamedRow[],
  headers: HeadersOf,
): ReadonlyMap<string, MadeRow | null> {
  const asked = named.filter(({ finder }) => finder?.owner)
  return new Map(asked.map((one) => [one.column, madeRow(ground, one, headers)]))
}

function madeRow({ code, backend }: Ground, { target, field }: NamedRow, headers: HeadersOf): MadeRow | null {
  const create = plainOperations(backend.api.operations, target.model!).find(({ does }) => does === 'create')?.operation
  if (!create) return null
  const [made] = testFilesOf(code)
    .flatMap((file) => askedAnywhere(code, file, [create]))
    .flatMap(({ of, call }) => {
      const sent = keyword(call, 'json')
      const value = sent?.kind === 'Name' ? assigned(of, sent.id) : sent
      const client = of.file.text(call.callee)
      return value && isOfFixtures(value, of) ? [{ of, value, client }] : []
    })
  if (!made) return null
  const { of, value, client } = made
  const row = snake(target.model!)
  const stands =
    field.stands === undefined ? null : standing(backend, { target, row, client, headers }, field.stands.states)
  if (stands === undefined) return null
  return {
    line: `${row} = ${client}("${create.path}", json=${of.file.text(value)}, headers=kim).json()`,
    stands: stands?.line ?? null,
    key: `${row}["${target.primaryKey?.columns[0] ?? 'id'}"]`,
    fixtures: [...fixturesIn(value, of), ...(stands?.fixtures ?? [])],
    needs: stands?.needs ?? [],
  }
}

/** What is made of parameters alone, which are fixtures. */
function isOfFixtures(value: Expression, { node }: CodeFunction): boolean {
  const parameters = new Set(node.parameters.map(({ name }) => name))
  return namesIn(value).every(({ id }) => parameters.has(id))
}

const fixturesIn = (value: Expression, { node }: CodeFunction): readonly string[] => {
  const names = new Set(namesIn(value).map(({ id }) => id))
  return node.parameters.map(({ name }) => name).filter((name) => names.has(name))
}

/** What brings a row to one of the states; undefined where no operation does, null where it begins so. */
function standing(
  backend: Ground['backend'],
  asked: {
    readonly target: NamedRow['target']
    readonly row: string
    readonly client: string
    readonly headers: HeadersOf
  },
  states: readonly string[],
) {
  const { target, row, client, headers } = asked
  for (const state of states) {
    const operation = operationDoing(state, target, backend)?.operation
    const who = operation?.access.roles.join(' ') ?? ''
    const spelled = who === '' ? { text: 'kim', fixtures: [], needs: [] } : headers.get(who)
    if (!operation || !spelled || operation.method !== 'post') continue
    const path = operation.path.replace(/\{\w+\}/, `{${row}['${target.primaryKey?.columns[0] ?? 'id'}']}`)
    return {
      line: `${client}(f"${path}", headers=${spelled.text})`,
      fixtures: spelled.fixtures,
      needs: spelled.needs,
    }
  }
  return undefined
}
