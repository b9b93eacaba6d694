import { slugOf } from '../../src/kernel/slug.ts'
import { REQUESTS } from '../../tests/flows/asked-of-an-architect.ts'
import { others } from '../../tests/readers/request/domains.ts'
import { further } from '../../tests/readers/request/further.ts'
import { fresh } from '../../tests/readers/request/fresh.ts'
import type { Expected } from '../../tests/readers/request/requests.ts'

interface Request {
  readonly name: string
  readonly text: string
}

export const named = (text: string): Request => ({ name: slugOf(text).slice(0, 40).replace(/-$/, ''), text })

/** What an architect is asked for; a review of what is not there designs it as if it were to be made. */
const examples: readonly string[] = [
  ...REQUESTS,
  'Task management with users, projects, tasks, comments, roles',
  'Review our JWT middleware',
]

/** How some of those begin that the reader of requests is held to. */
const DOMAINS = [
  'A clinic:',
  'HR system:',
  'Invoices (number',
  'Multi-tenant helpdesk',
  'CMS for a newspaper',
  'Online shop',
  'Create a REST API for a library',
  '# Recipe app',
  'A multi-step approval workflow',
  'Job board. Companies',
  'event ticketing:',
  'Survey tool:',
]

const isNew = ({ intent, things }: Expected): boolean => intent === 'create' && Object.keys(things).length > 0

/** Requests whose blueprints are proven: those named here, or everything new that the reader is held to. */
export function requests(all: boolean): readonly Request[] {
  const known = [...others, ...further, ...fresh].filter(isNew).map(({ asks }) => asks)
  const domains = all ? known : DOMAINS.flatMap((start) => known.filter((text) => text.startsWith(start)))
  return [...examples, ...domains].map(named)
}
