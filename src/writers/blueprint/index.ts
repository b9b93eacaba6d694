import type { Backend } from '../../model/index.ts'
import { integrationEntries } from './accounts.ts'
import { acceptedText } from './accepted.ts'
import { accessOf } from './access.ts'
import { headEntries } from './head.ts'
import { jobEntries } from './jobs.ts'
import { faceEntries, facesOf, watchedBy } from './faces.ts'
import { filesEntries } from './files.ts'
import { keptEntries } from './kept.ts'
import { type Entry, commentOf } from './page.ts'
import { planOf } from './plan.ts'
import { policyBook } from './policies.ts'
import { resourceEntry } from './resources.ts'
import { rolesOf } from './roles.ts'
import { placedIn, wordsInPaths, wordsOfTables } from './routes.ts'
import { serviceEntries } from './services.ts'
import { tenancyEntries } from './tenancy.ts'
import { isHook, webhookEntries } from './webhooks.ts'

/** The blueprint a backend could have been written from. What the code does not tell is said where it is missing. */
export function render(backend: Backend): string {
  const plan = planOf(backend)
  const roles = rolesOf(plan)
  const words = wordsInPaths(plan, wordsOfTables(plan))
  const hooks = backend.api.operations.filter(isHook)
  const own = backend.api.operations.filter((one) => !isHook(one))
  const operations = own.map((operation) => placedIn(operation, plan, words) ?? operation)
  const placed = operations.flatMap((one) => ('route' in one ? [one] : []))
  const nowhere = operations.flatMap((one) => ('route' in one ? [] : [one]))
  const book = policyBook(placed, plan)
  const faces = facesOf(placed, plan, words)
  const resources = plan.tables.map((table) =>
    resourceEntry(
      table,
      plan,
      accessOf(
        table,
        placed.filter((one) => one.table.id === table.id),
        plan,
        roles,
        book,
      ),
      roles,
      faces,
    ),
  )
  const starting = placed.flatMap(({ verb, operation }) => (verb === null ? [operation] : []))
  const jobs = jobEntries(plan, [...starting, ...hooks])
  const page: readonly Entry[] = [
    ...headEntries(plan, roles),
    ...faceEntries(faces),
    ...tenancyEntries(plan),
    ...filesEntries(plan),
    ...(resources.length > 0 ? [{ key: 'resources', value: resources }] : []),
    ...integrationEntries(plan),
    ...(jobs.said.length > 0 ? [{ key: 'jobs', value: jobs.said }] : []),
    ...webhookEntries(hooks, { plan, roles, book }),
    ...serviceEntries(plan),
    ...keptEntries(plan),
  ]
  const left = [
    ...(plan.aside.length > 0
      ? [`kept by the program for itself: ${plan.aside.map(({ name }) => name).join(', ')}`]
      : []),
    ...jobs.unsaid,
    ...nowhere.map(
      ({ method, path, access }) => `left out: ${method.toUpperCase()} ${path} (${access.state}), of no resource`,
    ),
    ...backend.api.webSockets
      .filter((one) => watchedBy(one, words) === null)
      .map(({ path, access }) => `left out: WebSocket ${path} (${access.state})`),
  ]
  return acceptedText(page) + (left.length > 0 ? `\n${left.map((one) => `${commentOf(one)}\n`).join('')}` : '')
}
