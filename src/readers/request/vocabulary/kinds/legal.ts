import { type Kinds, kind, said } from './kind.ts'

/** What lawyers, offices and authorities keep. */
export const LEGAL: Kinds = {
  'court date': kind('takes_place_at: datetime, court: str(1..200), notes: text(0..5000)?', 'case matter'),
  hearing: kind('takes_place_at: datetime, place: str(0..200)?, notes: text(0..5000)?', 'case matter'),
  'billable hour': kind(
    'worked_on: date, hours: decimal(5 2), hourly_rate: decimal(12 2), description: text(0..2000)?',
    'case matter project client',
  ),
  'case note': said('case'),
  'case file': kind('number: str(1..40) unique, title: str(1..200), status: open|closed = open', 'client'),
  'case handler': kind('name: str(1..120), email: email?'),
  clause: kind(
    'title: str(1..200), body: text(1..20000), position: int(0..) = 0',
    'contract template agreement policy',
  ),
  agreement: kind(
    'title: str(1..200), starts_on: date, ends_on: date?, file: file(pdf)? <= 20MB',
    'client customer supplier',
  ),
  nda: kind(
    'title: str(1..200), file: file(pdf) <= 20MB, status: draft|sent|signed|expired = draft, expires_on: date?',
    'client partner company',
  ),
  signatory: kind(
    'name: str(1..120) personal, email: email personal, signed_at: datetime?',
    'contract agreement document nda',
  ),
  signer: kind(
    'name: str(1..120) personal, email: email personal, signed_at: datetime?',
    'contract agreement document nda',
  ),
  'contract party': kind('name: str(1..200), role: str(0..80)?, email: email?', 'contract agreement'),
  'signed copy': kind('file: file(pdf) <= 20MB, signed_at: datetime', 'nda contract agreement document'),
  'power of attorney': kind('granted_on: date, expires_on: date?, file: file(pdf)? <= 20MB', 'client'),
  trademark: kind('name: str(1..200), number: str(0..40)?, registered_on: date?, expires_on: date?', 'client company'),
  patent: kind('title: str(1..200), number: str(1..40) unique, filed_on: date, granted_on: date?', 'client company'),
  obligation: kind('title: str(1..200), due_on: date?, status: open|fulfilled|overdue = open', 'contract regulation'),
  'whistleblower report': kind(
    'subject: str(1..200), body: text(1..20000), status: received|in_review|closed = received',
    'case',
  ),
  'building permit': kind(
    'number: str(1..40) unique, address: str(1..300), status: submitted|in_review|granted|refused = submitted',
    'applicant citizen',
  ),
  'permit application': kind(
    'description: text(1..5000), status: submitted|in_review|granted|refused = submitted',
    'permit applicant citizen',
  ),
  'citizen report': kind(
    'description: text(1..5000), photo: file(png jpg webp)? <= 5MB, latitude: float?, longitude: float?, status: reported|in_progress|resolved = reported',
    'district category',
  ),
  'service request': kind(
    'subject: str(1..200), description: text(1..5000), status: open|in_progress|done = open',
    'citizen customer',
  ),
  'public consultation': kind(
    'title: str(1..200), description: text(0..20000)?, opens_at: datetime, closes_at: datetime',
  ),
  subsidy: kind('title: str(1..200), amount: decimal(12 2), closes_on: date?', 'program fund'),
  'grant application': kind(
    'title: str(1..200), requested_amount: decimal(12 2), status: draft|submitted|approved|rejected = draft',
    'grant program applicant',
  ),
  'daily report': kind('day: date, body: text(0..20000)?, weather: str(0..80)?', 'site project'),
}
