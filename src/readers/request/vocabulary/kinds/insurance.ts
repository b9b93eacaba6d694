import { type Kinds, kind, somebody } from './kind.ts'

const REPORTED = kind(
  'description: text(1..5000), happened_at: datetime, status: reported|repaired = reported',
  'rental vehicle car booking property trip boat bike',
)

/** What is insured, and what is claimed. */
export const INSURANCE: Kinds = {
  'damage report': REPORTED,
  'accident report': kind(
    'description: text(1..5000), happened_at: datetime, location: str(0..200)?',
    'vehicle car claim driver',
  ),
  'insurance policy': kind(
    'number: str(1..40) unique, starts_on: date, ends_on: date?, premium: decimal(12 2)',
    'customer policyholder client holder',
    'product insurer',
  ),
  'insurance claim': kind(
    'number: str(1..40) unique, description: text(1..5000), happened_on: date, amount: decimal(12 2)?, status: submitted|in_review|approved|rejected|paid = submitted',
    'policy',
    'customer policyholder client',
  ),
  'warranty claim': kind(
    'description: text(1..5000), status: submitted|approved|rejected|repaired = submitted',
    'product device warranty registration',
    'customer',
  ),
  'expense claim': kind(
    'title: str(1..200), amount: decimal(12 2), status: draft|submitted|approved|rejected|paid = draft',
    'employee',
  ),
  policyholder: kind('name: str(1..120) personal, email: email? personal, born_on: date? personal'),
  beneficiary: somebody('policy'),
  insurer: kind('name: str(1..200)'),
  'insurance product': kind('name: str(1..200), description: text(0..5000)?', 'insurer'),
  'insurance quote': kind(
    'premium: decimal(12 2), valid_until: date?, status: requested|offered|accepted|declined = requested',
    'customer client vehicle',
    'product',
  ),
  'premium payment': kind('amount: decimal(12 2), due_on: date, paid_on: date?', 'policy'),
  adjuster: kind('name: str(1..120), email: email?'),
  broker: kind('name: str(1..120), email: email?'),
  appraisal: kind(
    'amount: decimal(12 2), appraised_on: date, notes: text(0..5000)?',
    'claim property vehicle car item',
  ),
}

/** Words of other businesses as well. */
export const INSURANCE_TOO: Kinds = {
  coverage: kind('name: str(1..200), limit_amount: decimal(12 2), deductible: decimal(12 2)?', 'policy product'),
  accident: kind(
    'happened_at: datetime, location: str(0..200)?, description: text(0..5000)',
    'vehicle car driver policy',
  ),
  damage: kind('description: text(1..5000), cost: decimal(12 2)?', 'rental vehicle car claim'),
  settlement: kind('amount: decimal(12 2), settled_on: date', 'claim group'),
}
