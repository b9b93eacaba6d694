import type { DesignRequest } from '../../model/index.ts'
import { acceptedText } from '../blueprint/accepted.ts'
import type { Entry } from '../blueprint/page.ts'
import { backgroundEntries } from './whole/background.ts'
import { highest } from './things/draft.ts'
import { draftsOf } from './things/drafts.ts'
import { withAccounts } from './people/accounts.ts'
import { askedName, withFreeNames } from './things/free-names.ts'
import { withFixedWhole } from './states/fixed-whole.ts'
import { withGuardedStates } from './states/guarded.ts'
import { headEntries } from './whole/head.ts'
import { withoutDoubleRights } from './rights/double.ts'
import { ruleWhateverItIs } from './rights/access.ts'
import { withLockedSteps } from './states/locks.ts'
import { withMarks } from './things/marks.ts'
import { membershipsIn, withMembers } from './people/members.ts'
import { peopleOf } from './people/people.ts'
import { withProduced } from './things/produced.ts'
import { resourceEntry } from './things/resource.ts'
import { withStepsOfDeeds } from './states/stepped.ts'
import { membershipsByRules, withTheirs } from './rights/within.ts'
import { withUploads } from './whole/uploads.ts'

/** The blueprint a request asks for. What nobody said, and is supposed, stands in its comments. */
export function blueprintOf(asked: DesignRequest): string {
  const free = withUploads(withFreeNames(asked))
  const told = membershipsIn(free)
  const memberships = [...told, ...membershipsByRules(free, told)]
  const request = withMarks(withAccounts(withTheirs(withMembers(free, memberships))))
  const people = peopleOf(request)
  const made = { drafts: draftsOf(request, people, memberships), request, people }
  const guarded = { ...made, drafts: withGuardedStates({ ...made, drafts: withProduced(made) }) }
  const stepped = { ...guarded, drafts: withStepsOfDeeds(guarded) }
  const locked = stepped.drafts.map((draft) =>
    withLockedSteps(draft, request, people, ruleWhateverItIs('update', draft, stepped)),
  )
  const held = { drafts: locked, request, people }
  const drafts = locked.map((draft) => withFixedWhole(draft, held))
  const around = { drafts, request, people }
  const page: readonly Entry[] = [
    ...headEntries(request, drafts, people),
    { key: 'resources', value: drafts.map((draft) => withAskedName(resourceEntry(draft, around))) },
    ...backgroundEntries(request, drafts, people),
  ]
  return acceptedText(page, { readers: people.isPublic ? null : highest(people), simpler: withoutDoubleRights })
}

/** Says what the request calls it, where that is another name. */
function withAskedName(entry: Entry): Entry {
  const asked = askedName(entry.key)
  return asked === null ? entry : { ...entry, above: [`asked for as ${asked}, which the backend has of its own`] }
}
