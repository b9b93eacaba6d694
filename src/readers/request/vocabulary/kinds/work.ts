import { type Kinds, kind, named, said, titled } from './kind.ts'

/** What is to be done, by whom and until when. */
export const WORK: Kinds = {
  project: kind('name: str(1..120), description: text(0..5000)?', 'workspace organisation organization client'),
  task: kind(
    'title: str(1..200), description: text(0..5000)?, status: todo|doing|done = todo, due_at: datetime?',
    'project board list',
  ),
  todo: kind('title: str(1..200), completed: bool = false', 'list'),
  checklist: kind('title: str(1..200)', 'task card inspection'),
  issue: kind(
    'title: str(1..200), description: text(0..5000)?, status: open|in_progress|closed = open',
    'project repository',
  ),
  ticket: kind(
    'title: str(1..200), description: text(0..5000)?, status: open|in_progress|closed = open',
    'event concert match screening',
  ),
  incident: kind(
    'title: str(1..200), description: text(0..5000)?, severity: low|medium|high|critical = medium, status: open|investigating|resolved = open',
    'service',
  ),
  postmortem: kind('summary: text(1..20000)', 'incident'),
  milestone: kind('title: str(1..200), due_on: date?', 'project'),
  sprint: kind('name: str(1..120), starts_on: date, ends_on: date', 'project team'),
  board: named('project workspace'),
  column: kind('name: str(1..120), position: int(0..) = 0', 'board'),
  deck: named(),
  'time entry': kind('started_at: datetime, minutes: int(0..), note: str(0..200)?', 'task project'),
  timesheet: kind('starts_on: date, ends_on: date, status: draft|submitted|approved = draft', 'employee'),
  request: kind('status: pending|submitted|done|rejected = pending, details: text(0..5000)?'),
  'leave request': kind(
    'starts_on: date, ends_on: date, reason: str(0..500)?, status: pending|approved|rejected = pending',
    'employee',
  ),
  'vacation request': kind(
    'starts_on: date, ends_on: date, reason: str(0..500)?, status: pending|approved|rejected = pending',
    'employee',
  ),
  'purchase request': kind(
    'title: str(1..200), amount: decimal(12 2), reason: text(0..2000)?, status: draft|submitted|approved|rejected = draft',
  ),
  'deletion request': kind(
    'reason: text(0..2000)?, status: pending|processing|completed|rejected = pending, completed_at: datetime?',
  ),
  'swap request': kind('reason: str(0..500)?, status: pending|approved|rejected = pending', 'shift'),
  'work order': kind(
    'title: str(1..200), description: text(0..5000)?, status: open|scheduled|done = open, due_on: date?',
    'asset machine building unit property',
  ),
  'maintenance request': kind(
    'title: str(1..200), description: text(0..5000)?, status: open|scheduled|done = open',
    'unit property building apartment asset',
  ),
  shift: kind('starts_at: datetime, ends_at: datetime', 'ward location store employee'),
  job: titled(),
  posting: kind('title: str(1..200), description: text(0..5000)?, status: open|closed = open', 'company'),
  vacancy: kind('title: str(1..200), description: text(0..5000)?, status: open|closed = open', 'company'),
  application: kind(
    'status: submitted|accepted|rejected = submitted, message: text(0..5000)?',
    'posting vacancy job grant scholarship course program programme animal pet apartment',
  ),
  interview: kind('starts_at: datetime, notes: text(0..5000)?', 'application candidate'),
  objective: titled('team'),
  habit: kind('name: str(1..120), frequency: daily|weekly = daily'),
  meeting: kind('title: str(1..200), starts_at: datetime, ends_at: datetime', 'project team'),
  idea: titled(),
  risk: kind('title: str(1..200), severity: low|medium|high = medium, mitigation: text(0..5000)?', 'project'),
  asset: kind('name: str(1..200), serial_number: str(0..80)?, status: in_use|in_stock|retired = in_stock', 'location'),
  equipment: kind('name: str(1..200), serial_number: str(0..80)?'),
  inspection: kind(
    'inspected_at: datetime, result: passed|failed = passed, notes: text(0..5000)?',
    'vehicle hive site asset property building machine',
  ),
  defect: kind(
    'title: str(1..200), severity: low|medium|high = medium, status: reported|fixed = reported',
    'inspection machine product',
  ),
  machine: kind('name: str(1..120), serial_number: str(1..80) unique'),
  matter: kind('title: str(1..200), number: str(1..40) unique, status: open|closed = open', 'client'),
  client: kind('name: str(1..200), email: email?'),
  reply: said('ticket comment post topic thread'),
  submission: kind('answers: json, submitted_at: datetime', 'form assignment'),
}
