import type { Backend, Operation } from '../../../model/index.ts'
import { accessConditions, exemptOf } from '../../../model/queries/index.ts'
import { conditionText } from './condition.ts'
import { askedTogether, otherPolicies, ownPolicies, policiesOf } from './policies.ts'

/** Who may, as a sentence. */
export function accessSentence(backend: Backend, operation: Operation): string {
  const { access } = operation
  const asked = askedTogether(ownPolicies(backend, operation), { has: null, policies: policiesOf(backend) })
  const rows =
    typeof asked === 'boolean'
      ? asked
        ? []
        : ['but never: nothing fulfils what it asks']
      : [`if ${conditionText(asked)}`]
  const exempt = exemptOf(access)
  const others = [...new Set(otherPolicies(backend, operation).map(({ table }) => table))]
  return [
    who(operation),
    ...(access.roles.length > 0
      ? [`with the ${access.roles.length === 1 ? 'role' : 'roles'} ${access.roles.join(', ')}`]
      : []),
    ...(exempt.length > 0 ? [`with rows of their own; ${exempt.join(' and ')} with those of all`] : []),
    ...rows,
    ...(others.length > 0 ? [`who may read what it names of ${others.join(' and ')}`] : []),
    ...(access.scopes.length > 0 ? [`a key needs ${access.scopes.join(' and ')}`] : []),
  ].join(', ')
}

function who({ access, signature }: Operation): string {
  if (signature !== undefined || access.credentials.includes('signature')) return 'whoever signs what they send'
  switch (access.state) {
    case 'public':
      return 'anyone'
    case 'optional':
      return 'anyone, and more for whoever is signed in'
    case 'conditional':
      return `hangs on ${accessConditions(access).join(', ') || 'a setting'}`
    case 'enforced':
      return 'whoever is signed in'
    default:
      return 'not known: something on the way could not be read'
  }
}
