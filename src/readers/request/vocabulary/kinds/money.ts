import { type Kinds, kind, titled } from './kind.ts'

/** What was paid for something, each time. */
const SPENT = kind(
  'amount: decimal(12 2), spent_on: date, description: str(0..200)?',
  'vehicle machine building apartment trip project job order',
)

/** What is owed, paid and counted. */
export const MONEY: Kinds = {
  invoice: kind(
    'number: str(1..40) unique, amount: decimal(12 2), due_on: date, status: draft|sent|paid = draft',
    'subscription customer client',
  ),
  'credit note': kind('number: str(1..40) unique, amount: decimal(12 2)', 'invoice'),
  payment: kind(
    'amount: decimal(12 2), currency: str(3..3), status: pending|succeeded|failed = pending',
    'invoice order booking',
  ),
  payout: kind('amount: decimal(12 2), currency: str(3..3), status: pending|paid|failed = pending', 'seller host'),
  transaction: kind(
    'amount: decimal(12 2), booked_at: datetime, description: str(0..200)?',
    'account wallet card',
    'category ?',
  ),
  wallet: kind('currency: str(3..3), balance: decimal(12 2)'),
  budget: kind(
    'name: str(1..120), amount: decimal(12 2), starts_on: date, ends_on: date?',
    'project department category',
  ),
  subscription: kind(
    'plan: str(1..60), status: active|cancelled|expired = active, renews_on: date?',
    'customer',
    'plan tier',
  ),
  'fuel cost': SPENT,
  'maintenance cost': SPENT,
  'repair cost': SPENT,
  'material cost': SPENT,
  'travel cost': SPENT,
  expense: kind(
    'amount: decimal(12 2), spent_on: date, description: str(0..200)?',
    'expense-report trip',
    'category ?',
  ),
  receipt: kind('amount: decimal(12 2), file: file(pdf png jpg) <= 20MB', 'expense payment expense-report'),
  donation: kind('amount: decimal(12 2), note: str(0..200)?', 'campaign fundraiser project', 'donor'),
  campaign: kind('name: str(1..200), description: text(0..5000)?'),
  fundraiser: titled(),
  deal: kind(
    'name: str(1..200), amount: decimal(12 2), status: open|won|lost = open',
    'company organisation organization account customer',
    'contact',
  ),
  contract: kind(
    'title: str(1..200), starts_on: date, ends_on: date?, file: file(pdf)? <= 20MB',
    'customer client supplier',
  ),
  salary: kind('amount: decimal(12 2), valid_from: date', 'employee'),
  payslip: kind('month: date, amount: decimal(12 2), file: file(pdf)? <= 20MB', 'employee'),
}
