import type { Site, Value } from '../../../python/values/value.ts'
import { NONE, list, text } from '../../../python/values/make.ts'
import type { Library, Summary } from '../../../python/interpret/library.ts'
import type { Machine } from '../../../python/interpret/machine.ts'
import type { CreateEnum } from '../../../model/schema-change.ts'
import { type EnumFacts, enumFacts } from '../../sqlalchemy/types/enums.ts'
import { resolveType } from '../../sqlalchemy/types/resolve.ts'
import type { OperationCall } from './operation.ts'
import type { OneTable } from './tables.ts'

/** Enum types that come into being with a table; one script creates each name once, as SQLAlchemy's runner does. */
export function enumsCreatedWith(table: OneTable, call: OperationCall): readonly CreateEnum[] {
  return table.enums.flatMap((facts) => {
    const key = `${facts.schema ?? ''}.${facts.name ?? ''}`
    if (facts.name === null || !facts.created || call.recording.types.has(key)) return []
    call.recording.types.add(key)
    return [createEnum(facts, facts.name)]
  })
}

export const createEnum = (facts: EnumFacts, name: string): CreateEnum => ({
  kind: 'create-enum',
  type: { schema: facts.schema, name },
  values: facts.values,
})

/** What `Enum(...)` or `ENUM(...)` says; null for any other type. */
export function enumOf(value: Value, machine: Machine, site: Site): EnumFacts | null {
  const type = resolveType(value, machine, site)
  return type && /^sqlalchemy\.(Enum|dialects\.postgresql\.ENUM)$/.test(type.path)
    ? enumFacts(type, { machine, site, schema: null })
    : null
}

/** `Enum("a", "b", name="state").name` */
export function enumAttributes(library: Library): void {
  for (const path of ENUMS) {
    const known = library.get(path)
    if (known) library.add({ ...known, attribute: enumAttribute })
  }
}

const ENUMS = ['sqlalchemy.Enum', 'sqlalchemy.dialects.postgresql.ENUM']

const enumAttribute: NonNullable<Summary['attribute']> = (self, name, machine) => {
  if (name !== 'name' && name !== 'schema' && name !== 'enums') return undefined
  const facts = enumOf(self, machine, self.site ?? machine.stack[machine.stack.length - 1]!.site)
  if (!facts) return undefined
  if (name === 'enums') return list(facts.values.map(text))
  const given = facts[name]
  return given === null ? NONE : text(given)
}
