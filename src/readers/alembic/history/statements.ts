import { asText } from '../../../python/values/ask.ts'
import type { Site, Value } from '../../../python/values/value.ts'
import type { Machine } from '../../../python/interpret/machine.ts'
import type { Names } from '../../sqlalchemy/sql/expression.ts'
import { compileType } from '../../sqlalchemy/types/compile.ts'

/** How parts of a statement are called where no table is being made. */
export function namesFor(machine: Machine, site: Site): Names {
  return {
    columnName: () => null,
    typeName: (value) => compileType(value, { machine, site, schema: null, onEnum: () => undefined }),
    memberText: (value) => asText(value.value) ?? value.name,
  }
}

/** A statement that is put together from parts; null when one is not told. */
export function statementText(
  _statement: Value,
  _values: ReadonlyMap<string, Value>,
  _machine: Machine,
  _site: Site,
): string | null {
  return null
}
