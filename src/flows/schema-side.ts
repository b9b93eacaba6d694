import type { RefusedStatement } from '../lab/catalog/load-script.ts'
import { readModels } from '../lab/catalog/models.ts'
import type { Lab } from '../lab/lab.ts'
import { scripts } from '../lab/rehearsal/surroundings.ts'
import type { Catalog, History, SchemaEvolution } from '../model/index.ts'
import { EMPTY_CATALOG, withoutBookkeeping } from '../model/queries/index.ts'
import { render } from '../writers/ddl/index.ts'
import { headSide } from './database-side.ts'
import type { SchemaState } from './evolve-schema.ts'
import { stage } from './release/lab-stage.ts'

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
    const script = textsOf(state, of)
    const alone = await readModels(lab, script, EMPTY_CATALOG)
    // Models may call functions that only migrations make.
    const { catalog, refused } =
      alone.refused.length === 0 || state.history === null
        ? alone
        : await readModels(lab, script, (await atHead(lab, state.history)).catalog)
    return { catalog: withoutBookkeeping(catalog), unknown: refused.map(told) }
  }
  if (state.history === null) return { catalog: EMPTY_CATALOG, unknown: [] }
  const { catalog, unknown } = await atHead(lab, state.history)
  return { catalog: withoutBookkeeping(catalog), unknown }
}

async function atHead(lab: Lab, history: History): Promise<SchemaSide> {
  await stage(lab, EMPTY_CATALOG)
  return headSide(lab, history)
}

const told = ({ sql, reason }: RefusedStatement): string =>
  `${reason}: ${sql.split('\n').find((line) => line.trim() !== '' && !line.startsWith('--')) ?? ''}`
