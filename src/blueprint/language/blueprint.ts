import { map, object } from '../shape/parts.ts'
import type { Named, Read } from '../shape/shape.ts'
import { duration, flag, number, slug, text } from '../shape/values.ts'
import { auth, tenancy } from './auth.ts'
import { integration, job, saga, service, webhook } from './background.ts'
import { rag, task } from './intelligence.ts'
import { type Resource, resource } from './resource.ts'
import { budgets, database, faces, files, stack } from './stack.ts'

/** A whole backend, written down. The keys stand in the order `architect fmt` gives them. */
export const blueprint = object(
  {
    architect: number(1, 1, '1'),
    app: slug('taskhub'),
    stack,
    budgets,
    faces,
    tenancy,
    database,
    files,
    auth,
    resources: map(resource, 'resources: { Task: { fields: { title: str(1..200) } } }'),
    rag: map(rag, 'rag: { docs: { source: Document.file } }'),
    tasks: map(task, 'tasks: { summarise: { prompt: prompts/summarise.md } }'),
    integrations: map(integration, 'integrations: { gmail: { oauth: google } }'),
    jobs: map(job, 'jobs: { scan_inbox: { every: 15m } }'),
    sagas: map(saga, 'sagas: { order: { steps: [reserve, charge] } }'),
    webhooks: map(webhook, 'webhooks: { order_paid: { out: [order.paid] } }'),
    services: map(service, 'services: { api: { owns: [User] } }'),
    retention: map(duration('90d'), 'retention: { audit: 7y }'),
    flags: map(flag, 'flags: { bulk_requests: false }'),
    decisions: map(text('docs/adr/0007.md'), 'decisions: { Task.partition: docs/adr/0007.md }'),
  },
  'architect: 1',
  true,
)

export type Blueprint = Read<typeof blueprint>
export type NamedResource = Named<Resource>
