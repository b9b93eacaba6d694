import type { Expected } from './requests.ts'

/** What was guessed at first sight, and is read or told now. */
export const sights: readonly Expected[] = [
  {
    asks: 'Multi-tenant time tracking SaaS. Each company has employees; employees log hours on projects (date, hours, note).',
    intent: 'create',
    things: { Company: '', Employee: 'company: -> Company cascade', Project: '' },
    asked: ['tenants'],
    unread: ['employees log hours', 'date, hours, note'],
  },
  {
    asks: 'Invoices with a number. Export to CSV for payroll.',
    intent: 'create',
    things: { Invoice: 'number' },
    asked: ['export'],
    unread: ['payroll'],
  },
  {
    asks: 'Flags with a key (unique), percentage rollout (0-100), billable yes/no and a list of user segments.',
    intent: 'create',
    things: {
      Flag: 'key, percentage_rollout: int(0..100), billable: bool = false',
      UserSegment: 'flag: -> Flag cascade',
    },
  },
  {
    asks: 'Guests see menu items with price. Guests place an order with several items. Kitchen sees open orders and marks them as ready.',
    intent: 'create',
    things: { Order: 'menu_items: many MenuItem', MenuItem: 'price' },
    rules: ['guest read MenuItem', 'guest create Order'],
    unread: ['Kitchen sees open orders and marks them'],
  },
  {
    asks: 'Maintenance requests for a property management company. A dispatcher assigns a technician. Technicians add a cost estimate. Status: reported, assigned, in progress, done.',
    intent: 'create',
    things: {
      MaintenanceRequest: 'status: reported|assigned|in_progress|done = reported, technician: -> User? set-null',
      CostEstimate: '',
    },
    rules: ['technician create CostEstimate'],
  },
  {
    asks: 'We have about 20,000 PDF manuals. Mechanics ask questions in German or English. Only manuals of their own machines may be used.',
    intent: 'create',
    things: { Manual: 'title, file: file(pdf) <= 20MB' },
    asked: ['retrieval'],
    figures: ['20000 rows Manual'],
    unread: ['German or English', 'Only manuals of their own machines may be used'],
  },
  {
    asks: 'Teams, matches (home team, away team, kickoff, score).',
    intent: 'create',
    things: { Team: '', Match: 'home_team: -> Team, away_team: -> Team, kickoff: datetime, score' },
  },
  {
    asks: 'An event has a capacity and sells tickets, then people go on a waiting list in order.',
    intent: 'create',
    things: { Event: 'capacity', Ticket: 'event: -> Event cascade' },
    unread: ['sells', 'waiting list in order'],
  },
  {
    asks: 'when an order is paid send a signed webhook to the partner',
    intent: 'create',
    things: {},
    asked: ['webhooks'],
    unread: ['when an order is paid send a signed webhook to the partner'],
  },
]
