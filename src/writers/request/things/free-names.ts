import { usualTable } from '../../../blueprint/storage/names.ts'
import type { DesignRequest } from '../../../model/index.ts'

/** What a backend may hold by itself, as the table of a thing would be called: its own tables, and its own paths. */
export const HELD: ReadonlySet<string> = new Set(
  (
    'allowances api_keys audit_anchors audit_entries audit_pending background_jobs background_schedules credentials ' +
    'failed_sign_ins feature_flags feed_entries files flags integration_attempts integration_connections ' +
    'integration_imports integration_progress integration_revocations integrations invitations kept_answers leavings ' +
    'one_time_tokens outbox_events received_webhooks row_changes sign_in_agents sign_ins stored_files webhook_attempts ' +
    'webhook_deliveries webhook_subscriptions webhooks'
  ).split(' '),
)

const isHeld = (name: string): boolean => HELD.has(usualTable(name))
const freeName = (name: string): string => (isHeld(name) ? `${name}Record` : name)

/** What the request calls a thing that is called otherwise here; null where it is called as it asks. */
export const askedName = (name: string): string | null => {
  const asked = /^(\w+)Record$/.exec(name)?.[1]
  return asked !== undefined && isHeld(asked) ? asked : null
}

/** The same request about things that nothing of the backend itself is in the way of. */
export function withFreeNames(request: DesignRequest): DesignRequest {
  if (!request.subjects.some(({ name }) => isHeld(name))) return request
  const of = (about: string): string => about.replace(/^\w+/, freeName)
  const aboutOf = (about: string | null): string | null => (about === null ? null : of(about))
  const typed = (type: string): string => type.replace(/^((?:->|many) )(\w+)/, (_, how, to) => `${how}${freeName(to)}`)
  return {
    ...request,
    subjects: request.subjects.map((subject) => ({
      ...subject,
      name: freeName(subject.name),
      fields: subject.fields.map((field) => ({ ...field, type: typed(field.type) })),
    })),
    capabilities: request.capabilities.map((one) => ({ ...one, of: aboutOf(one.of) })),
    figures: request.figures.map((one) => ({ ...one, of: of(one.of) })),
    ...(request.rules ? { rules: request.rules.map((one) => ({ ...one, of: aboutOf(one.of) })) } : {}),
    ...(request.declined ? { declined: request.declined.map((one) => ({ ...one, of: aboutOf(one.of) })) } : {}),
  }
}
