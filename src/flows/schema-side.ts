import { readModels } from '../lab/catalog/models.ts'
import type { Lab } from '../lab/lab.ts'
import { scripts } from '../lab/rehearsal/surroundings.ts'
import type { Catalog, SchemaEvolution } from '../model/index.ts'
import { withoutBookkeeping } from '../model/queries/index.ts'
import { render } from '../writers/ddl/index.ts'
import { headSide } from './database-side.ts'
import type { SchemaState } from './evolve-schema.ts'
import { EMPTY, stage } from './release/lab-stage.ts'

export interface SchemaSide {
  readonly catalog: Catalog
  readonly unknown: readonly string[]
}

/** Everything that is run to know it: where it is the same, so is the schema. */
export function textsOf({ backend, history }: SchemaState, of: SchemaEvolution['of']): string {
  if (of === 'models') return backend ? render(backend) : ''
  return history ? scripts(history).join('\n') : ''
}

/** What a release finds in its database. */
export async function schemaOf(lab: Lab, state: SchemaState, of: SchemaEvolution['of']): Promise<SchemaSide> {
  if (of === 'models') {
    const { catalog, refused } = await readModels(lab, textsOf(state, of), EMPTY)
    const unknown = refused.map(({ sql, reason }) => `${sql.split('\n')[0]}: ${reason}`)
    return { catalog: withoutBookkeeping(catalog), unknown }
  }
  await stage(lab, EMPTY)
  if (state.history === null) return { catalog: EMPTY, unknown: [] }
  const { catalog, unknown } = await headSide(lab, state.history)
  return { catalog: withoutBookkeeping(catalog), unknown }
}
