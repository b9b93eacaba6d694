import type { Blueprint } from '../../../blueprint/language/blueprint.ts'
import { asksCallers } from '../callers.ts'
import type { Design } from '../feature.ts'

export type Hook = NonNullable<Blueprint['webhooks']>[number]

const hooks = ({ scope }: Design): readonly Hook[] => scope.blueprint.webhooks ?? []
export const incoming = (design: Design): readonly Hook[] => hooks(design).filter(({ value }) => value.in !== null)

/** Somebody has to subscribe: where nobody signs in, nothing is sent. */
export const outgoing = (design: Design): readonly Hook[] =>
  asksCallers(design) ? hooks(design).filter(({ value }) => (value.out ?? []).length > 0) : []

/** The setting that holds what it is signed with. */
export const secretOf = ({ name, value }: Hook): string => (value.verify?.secret ?? `${name}_secret`).toLowerCase()

/** Whose way of signing it is. */
export const schemeOf = ({ value }: Hook): NonNullable<NonNullable<Hook['value']['verify']>['by']> | 'standard' =>
  value.verify?.by ?? 'standard'
