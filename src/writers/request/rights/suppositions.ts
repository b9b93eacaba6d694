import type { AskedRule } from '../../../model/index.ts'
import { isChangedBySome, isHeldBackWith } from './closed.ts'
import type { Draft } from '../things/draft.ts'
import { isShared } from '../whole/tenant.ts'
import { isHeldOnceDecided, statesBeforeHandedIn } from './undecided.ts'
import type { Around } from './ways.ts'

export const VERBS: readonly AskedRule['verbs'][number][] = ['read', 'create', 'update', 'delete']

/** What is supposed of who may what, as it stands above the rules. */
export function suppositions(draft: Draft, around: Around, areFound: boolean): readonly string[] {
  const { name, owner, keepers, members } = draft
  const { rules } = around.request
  if (name === 'User')
    return [
      `supposed: people see and change what is known of themselves${areFound ? ', and whoever puts them on rows finds them' : ''}`,
    ]
  if (members !== undefined)
    return ['supposed: people may be in several, and what they may there follows from their membership']
  if (owner !== null && statesBeforeHandedIn(draft) !== null)
    return ['supposed: whoever made it changes it until it is handed in; nobody says more of it']
  const said = (rules ?? []).filter(({ of }) => of === name || of === null).flatMap(({ verbs }) => verbs)
  const open = VERBS.filter((verb) => !said.includes(verb))
  if (open.length === 0) return []
  if (isHeldBackWith(draft, around.request) || (keepers.length === 0 && isChangedBySome(name, around.request)))
    return [
      'supposed: who may change and delete it is said in words that are not understood, so that hardly anybody may',
    ]
  const held = isHeldOnceDecided(draft, around.request)
    ? ['supposed: once others have decided, whoever made it changes and deletes it no more']
    : []
  if (open.length < VERBS.length) return [`supposed: nobody says who may ${open.join(', ')}`, ...held]
  if (keepers.length > 0) return ['supposed: nobody says who may do what, so that whoever takes it does not change it']
  return owner === null
    ? [
        `supposed: nobody says who may do what${isShared(draft, around) ? ', so that all who belong together work with it' : ''}`,
      ]
    : ['supposed: nobody says who may do what, so that everybody changes what is theirs', ...held]
}
