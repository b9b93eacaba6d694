import type { Facts } from '../facts.ts'
import type { Noun } from '../nouns/noun.ts'
import { setOf } from '../vocabulary/words.ts'

/** What is there once somebody's application for it is accepted; a job is there before. */
const ISSUED = setOf(
  'permit license licence passport visa membership certificate card pass registration accreditation mortgage subsidy allowance benefit leave approval permission authorisation authorization patent trademark citizenship residence loan credit',
)
export const isIssued = ({ words }: Pick<Noun, 'words'>): boolean => ISSUED.has(words.at(-1)!)

const isApplication = ({ words }: Noun): boolean => words.at(-1) === 'application'

type Belonging = Facts['belongings'][number] & { readonly isOutcome?: true }

/** `residents apply for a permit for a vehicle`: the permit comes of the application, which says for which vehicle. */
export function appliedFor(belongings: Facts['belongings']): readonly Belonging[] {
  const asked = belongings.filter(({ child, parent, isSure }) => isSure && isApplication(child) && isIssued(parent))
  const of = ({ from }: Noun): Noun | undefined => asked.find(({ parent }) => parent.from === from)?.child
  return belongings.map((one) => {
    if (asked.includes(one)) return { ...one, child: one.parent, parent: one.child, isOutcome: true as const }
    const application = of(one.child)
    return application === undefined ? one : { ...one, child: application, isSure: true }
  })
}
