import { type Draft, highest } from './draft.ts'
import { rulesOf } from '../people/makers.ts'
import { isBrought, servingRoles } from '../rights/serving.ts'
import type { Around } from '../rights/ways.ts'

/** What those who serve make of what is brought before them: whoever brought it sees it, and changes nothing of it. */
const PRODUCED =
  /(Interview|Inspection|Assessment|Evaluation|Appraisal|Diagnosis|Treatment|Grade|Score|Result|Decision|Verdict|Resolution|Prescription|Certificate|Finding|Quote|Estimate|WorkOrder|Repair|Delivery|Shipment|Dispatch|Refund|Payout|Fine|Penalty|Fee|Charge|Warning|Invoice|Approval|Checkup|Vaccination)$/

/** `interviews of an application`, of which nobody says who keeps them: whoever it is asked of, and not whoever applies. */
export const withProduced = (around: Around): readonly Draft[] =>
  around.drafts.map((draft) => {
    const isFree = draft.owner === null && draft.keepers.length === 0 && draft.makers.length === 0
    const isOpen = rulesOf(draft.name, around.request).every(({ verbs }) => verbs.join() === 'read')
    if (!isFree || !isOpen || !PRODUCED.test(draft.name) || around.people.isPublic) return draft
    const whole = broughtWith(draft, around)
    if (whole === null || whole.owner === null) return draft
    const roles = servingRoles(whole, around)
    return { ...draft, keepers: roles.length > 0 ? roles : [highest(around.people)] }
  })

/** What it is of, over others, and was brought before somebody. */
function broughtWith(draft: Draft, around: Around, depth = 0): Draft | null {
  const whole = around.drafts.find(({ name }) => name === draft.parent?.of) ?? null
  if (whole === null || depth > 4) return null
  return isBrought(whole.name, around.request) ? whole : broughtWith(whole, around, depth + 1)
}
