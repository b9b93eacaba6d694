import type { Expected } from './requests.ts'

/** Of what the changes are kept, and how a profile is seen. */
export const CHANGES_KEPT: readonly Expected[] = [
  {
    asks: 'audit trail of changes to salaries, kept for ten years',
    intent: 'create',
    things: { Salary: '' },
    asked: ['audit/Salary'],
    figures: ['3650 days Salary'],
  },
  {
    asks: 'log of status changes for shipments',
    intent: 'create',
    things: { Shipment: '' },
    asked: ['history/Shipment.status'],
  },
  { asks: 'change history of edits to tariffs', intent: 'create', things: { Tariff: '' }, asked: ['history/Tariff'] },
  {
    asks: 'user profiles with display name and a public or private setting',
    intent: 'create',
    things: { UserProfile: 'display_name, visibility: private|public = private' },
    asked: [],
  },
  {
    asks: 'user profiles with public or private visibility and a verified badge',
    intent: 'create',
    things: { UserProfile: 'visibility: private|public = private, verified_badge: bool = false' },
    asked: [],
  },
]
