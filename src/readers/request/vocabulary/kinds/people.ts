import { type Kinds, kind, somebody } from './kind.ts'

/** Those who sign in, those who are only known, and what they form. */
export const PEOPLE: Kinds = {
  user: kind(''),
  account: kind(''),
  member: kind('name: str(1..120), joined_on: date'),
  profile: kind('display_name: str(1..80) personal, bio: text(0..2000)? personal, avatar: file(png jpg webp)? <= 5MB'),
  customer: kind('name: str(1..120) personal, phone: str(3..40)? personal'),
  employee: kind(
    'name: str(1..120) personal, position: str(0..120)?, hired_on: date?',
    'department team branch company',
    'manager ?',
  ),
  student: somebody(),
  pupil: somebody('class'),
  instructor: kind('name: str(1..120), email: email?'),
  researcher: somebody(),
  teacher: kind('name: str(1..120)'),
  patient: kind('name: str(1..120) personal, born_on: date? personal', 'bed ward ?'),
  doctor: kind('name: str(1..120), specialty: str(0..120)?'),
  lead: kind(
    'name: str(1..120) personal, email: email? personal, status: new|contacted|qualified|lost = new',
    'campaign',
  ),
  candidate: kind('name: str(1..120) personal', 'election position posting opening vacancy'),
  guest: somebody('event wedding party', 'table ?'),
  attendee: kind('name: str(1..120) personal, email: email? personal', 'event conference workshop'),
  participant: kind('name: str(1..120) personal, email: email? personal', 'trial study event workshop tournament'),
  speaker: kind('name: str(1..120), bio: text(0..2000)?'),
  player: kind('name: str(1..120)', 'team'),
  child: kind('name: str(1..120) personal, born_on: date? personal'),
  supplier: kind('name: str(1..200), email: email?'),
  vendor: kind('name: str(1..200), email: email?'),
  organisation: kind('name: str(1..120)'),
  organization: kind('name: str(1..120)'),
  company: kind('name: str(1..120)'),
  team: kind('name: str(1..120)'),
  workspace: kind('name: str(1..120)'),
  invitation: kind(
    'email: email, status: pending|accepted|declined = pending, expires_at: datetime?',
    'board team workspace organisation organization company project event group channel club list',
  ),
  membership: kind(
    'starts_on: date, ends_on: date?, status: active|paused|cancelled = active',
    'member customer',
    'club gym plan',
  ),
}
