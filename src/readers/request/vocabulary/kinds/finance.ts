import { type Kinds, between, kind, somebody } from './kind.ts'

const DUE = kind('due_on: date, amount: decimal(12 2), paid_on: date?', 'loan plan invoice order contract')
const MOVED = between(
  kind('amount: decimal(12 2), note: str(0..200)?, status: pending|completed|failed = pending'),
  'from_ to_',
  'account wallet',
)

/** How money is kept, moved and shared. */
export const FINANCE: Kinds = {
  'money transfer': MOVED,
  'wallet transfer': MOVED,
  'bank transfer': MOVED,
  ledger: kind('name: str(1..120), currency: str(3..3)'),
  'ledger entry': kind(
    'amount: decimal(12 2), direction: debit|credit, booked_at: datetime, description: str(0..200)?',
    'ledger account wallet',
    'payment transaction',
  ),
  'journal entry': kind('booked_on: date, description: str(1..500)', 'ledger account'),
  'bank account': kind('name: str(1..120), iban: str(15..34)?, currency: str(3..3)', 'customer bank'),
  'bank transaction': kind('amount: decimal(12 2), booked_on: date, description: str(0..200)?', 'account'),
  'bank statement': kind('month: date, file: file(pdf csv) <= 20MB', 'account'),
  'payment method': kind('kind: card|bank|wallet = card, label: str(1..80), reference: str(1..200) hidden', 'customer'),
  'top up': kind('amount: decimal(12 2), status: pending|completed|failed = pending', 'wallet account card'),
  'payment link': kind('code: str(1..40) unique, amount: decimal(12 2), expires_at: datetime?', 'invoice order'),
  'payment plan': kind('amount: decimal(12 2), months: int(1..)', 'customer invoice order'),
  'payment reminder': kind('level: int(1..) = 1, sent_at: datetime?', 'invoice bill order'),
  installment: DUE,
  instalment: DUE,
  repayment: DUE,
  'exchange rate': kind('base: str(3..3), target: str(3..3), rate: decimal(18 8), valid_at: datetime'),
  'currency rate': kind('base: str(3..3), target: str(3..3), rate: decimal(18 8), valid_at: datetime'),
  'tax receipt': kind('number: str(1..40) unique, year: int(2000..2100), amount: decimal(12 2)', 'donation donor'),
  'savings goal': kind('name: str(1..120), target_amount: decimal(12 2), due_on: date?', 'account'),
  'monthly budget': kind('month: date, amount: decimal(12 2)', 'category', 'household'),
  'household budget': kind('month: date, amount: decimal(12 2)', 'household category'),
  'credit card': kind('name: str(1..120), last_digits: str(4..4), expires_on: date'),
  portfolio: kind('name: str(1..120), currency: str(3..3)'),
  dividend: kind('symbol: str(1..20), amount: decimal(12 2), paid_on: date', 'holding portfolio account'),
  holding: kind('symbol: str(1..20), quantity: decimal(18 6), bought_at_price: decimal(12 2)', 'portfolio account'),
  trade: kind(
    'symbol: str(1..20), side: buy|sell, quantity: decimal(18 6), price: decimal(12 2), traded_at: datetime',
    'portfolio account',
  ),
  watchlist: kind('name: str(1..120)'),
  'referral link': kind('code: str(1..40) unique, target: url', 'partner affiliate customer'),
  affiliate: kind('name: str(1..200), email: email?'),
  donor: kind('name: str(1..120) personal, email: email? personal'),
  'recurring donation': kind(
    'amount: decimal(12 2), interval: monthly|yearly = monthly, active: bool = true',
    'campaign',
    'donor',
  ),
  'crowdfunding campaign': kind(
    'title: str(1..200), description: text(0..5000)?, goal: decimal(12 2), ends_on: date, status: draft|open|funded|failed = draft',
  ),
  backer: somebody(),
  'expense report': kind('title: str(1..200), status: draft|submitted|approved|rejected = draft', 'employee trip'),
  'expense category': kind('name: str(1..120) unique'),
  'mileage claim': kind('travelled_on: date, kilometres: float, purpose: str(1..200)', 'employee vehicle'),
  reimbursement: kind('amount: decimal(12 2), paid_on: date?', 'expense claim report employee'),
  'cost center': kind('code: str(1..40) unique, name: str(1..120)'),
  'cost centre': kind('code: str(1..40) unique, name: str(1..120)'),
  commission: kind(
    'amount: decimal(12 2), status: open|paid = open',
    'partner affiliate sale order agent deal',
    'sale click order',
  ),
  'shared expense': kind('description: str(1..200), amount: decimal(12 2), spent_on: date', 'group trip household'),
  mortgage: kind(
    'amount: decimal(12 2), interest_rate: decimal(5 2), starts_on: date, years: int(1..)',
    'property customer',
  ),
  lender: kind('name: str(1..200)'),
  borrower: kind('name: str(1..200) personal, email: email? personal'),
  'usage event': kind('quantity: int(0..) = 1, happened_at: datetime', 'subscription customer meter'),
}

/** Words of other businesses as well. */
export const FINANCE_TOO: Kinds = {
  topup: kind('amount: decimal(12 2), status: pending|completed|failed = pending', 'wallet account card'),
  partner: kind('name: str(1..200), email: email?'),
  currency: kind('code: str(3..3) unique, name: str(1..80)'),
  'monthly donation': kind('amount: decimal(12 2), active: bool = true', 'campaign', 'donor'),
  transfer: MOVED,
  share: kind('amount: decimal(12 2), paid: bool = false', 'expense bill'),
  debt: kind('amount: decimal(12 2), reason: str(0..200)?, settled_on: date?'),
  tip: kind('amount: decimal(12 2)', 'order booking ride'),
  credit: kind('amount: int, reason: str(0..200)?', 'member customer account'),
  statement: kind('month: date, file: file(pdf) <= 20MB', 'account'),
}
