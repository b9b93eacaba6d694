import type { DesignRequest } from '../../model/index.ts'
import { acceptedText } from '../blueprint/accepted.ts'
import type { Entry } from '../blueprint/page.ts'
import { backgroundEntries } from './background.ts'
import { draftsOf } from './drafts.ts'
import { headEntries } from './head.ts'
import { peopleOf } from './people.ts'
import { resourceEntry } from './resource.ts'

/** The blueprint a request asks for. What nobody said, and is supposed, stands in its comments. */
export function blueprintOf(request: DesignRequest): string {
  const people = peopleOf(request)
  const drafts = draftsOf(request, people)
  const around = { drafts, request, people }
  const page: readonly Entry[] = [
    ...headEntries(request, drafts, people),
    { key: 'resources', value: drafts.map((draft) => resourceEntry(draft, around)) },
    ...backgroundEntries(request, drafts),
  ]
  return acceptedText(page)
}
