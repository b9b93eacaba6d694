import type { Catalog, CatalogPolicy, CatalogTable } from '../../model/catalog.ts'
import { quoted } from '../../sql/identifiers.ts'
import { type Lab, Refused } from '../lab.ts'

/** Who asks where tables show a caller some of their rows: somebody to whom their policies apply. */
export const ASKING = 'asking'

/** Row-level security as a database has it. */
export type Fences = Pick<Catalog, 'tables' | 'functions'>

export const NO_FENCES: Fences = { tables: [], functions: [] }

/**
 * Puts the policies of a database in front of everybody who asks. Those that let somebody see everything are for
 * programs and not for requests. A table whose policies are refused here stays open: what is not known makes no plan.
 */
export async function raiseFences(lab: Lab, { tables, functions }: Fences): Promise<void> {
  const fenced = tables.flatMap((table) => {
    const policies = table.rowSecurity === 'off' ? [] : narrowing(table)
    return policies.length > 0 ? [{ table, policies }] : []
  })
  if (fenced.length === 0) return
  await lab.execute('SET check_function_bodies = off')
  for (const { definition } of functions) await attempt(lab, definition)
  for (const { table, policies } of fenced) {
    const on = nameOf(table)
    await attempt(
      lab,
      [
        `ALTER TABLE ${on} ENABLE ROW LEVEL SECURITY`,
        ...policies.map(({ name, definition }) => `CREATE POLICY ${quoted(name)} ON ${on} ${definition}`),
        ...settingsIn(policies),
        `SET LOCAL ROLE ${ASKING}`,
        `EXPLAIN SELECT FROM ${on}`,
        'RESET ROLE',
      ].join(';\n'),
    )
  }
}

const nameOf = ({ schema, name }: CatalogTable): string => `${quoted(schema)}.${quoted(name)}`

const PARTS = /^(AS (\w+) FOR \w+) TO (.*?)( (?:USING|WITH CHECK) \(.*)$/s
const EVERYTHING = /^ USING \(true\)/

/** The policies of a table for whoever asks; none where one of them lets everybody see everything. */
function narrowing({ policies }: CatalogTable): readonly CatalogPolicy[] {
  const read = policies.flatMap(({ name, definition }) => {
    const [, kind = '', permits = '', to = '', rest = ''] = PARTS.exec(definition) ?? []
    return rest === '' ? [] : [{ name, kind, permits, to, rest }]
  })
  const isOpen = read.some(
    ({ permits, to, rest }) => permits === 'PERMISSIVE' && to === 'public' && EVERYTHING.test(rest),
  )
  return read
    .filter(({ permits, rest }) => !EVERYTHING.test(rest) && !(isOpen && permits === 'PERMISSIVE'))
    .map(({ name, kind, rest }) => ({ name, definition: `${kind} TO ${ASKING}${rest}` }))
}

/** What policies compare with has to have some value: the planner looks at it. */
const settingsIn = (policies: readonly CatalogPolicy[]): readonly string[] =>
  policies.flatMap(({ definition }) =>
    [...definition.matchAll(/current_setting\('([\w.]+)'/g)].map(
      ([, setting]) => `SET ${setting} = '${/::uuid\b/.test(definition) ? SOMEBODY : '1'}'`,
    ),
  )

const SOMEBODY = '00000000-0000-0000-0000-000000000001'

/** All of it or nothing. */
async function attempt(lab: Lab, script: string): Promise<void> {
  try {
    await lab.execute(`BEGIN;\n${script};\nCOMMIT`)
  } catch (error) {
    await lab.execute('ROLLBACK')
    if (!(error instanceof Refused)) throw error
  }
}
