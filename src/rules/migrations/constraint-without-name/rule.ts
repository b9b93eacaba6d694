import type { MigrationStep, Revision } from '../../../model/index.ts'
import { argumentAt, keywordOf } from '../../../model/queries/index.ts'
import { first } from '../../list.ts'
import { rule } from '../../rule.ts'
import { chainsOf, newestFirst } from '../chain.ts'

export default rule({
  title: 'A migration that drops a constraint without a name',
  severity: 'medium',
  confidence: 'high',
  message: '`{function}` of {revisions} fails: `drop_constraint(None, ...)` names nothing that could be dropped',
  advice:
    'Give the constraint a name where it is created, and drop it by that name; a `naming_convention` on the metadata does so everywhere.',
  check({ backend }, report) {
    for (const chain of chainsOf(backend))
      for (const name of ['upgrade', 'downgrade'] as const) {
        const nameless = newestFirst(chain).flatMap((revision) =>
          (revision.scripts?.[name]?.steps ?? []).filter(isNameless).map((step) => ({ revision, step })),
        )
        for (const { step } of nameless)
          report.found({
            at: step.at,
            subject: chain.folder,
            arguments: { function: name, revisions: namesOf(nameless) },
            cause: `${chain.folder} ${name}`,
          })
      }
  },
})

/** The name of a primary key is known without being written: `orders_pkey`. */
const isNameless = (step: MigrationStep): boolean =>
  step.operation === 'drop_constraint' &&
  argumentAt(step, 0, 'constraint_name')?.value === null &&
  keywordOf(step, 'type_')?.value !== 'primary'

const namesOf = (nameless: readonly { readonly revision: Revision }[]): string => {
  const ids = [...new Set(nameless.map(({ revision }) => revision.id))]
  return `${ids.length === 1 ? 'revision' : 'revisions'} ${first(ids, 3)}`
}
