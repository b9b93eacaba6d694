import type { Expected } from './requests.ts'

/** Who only sees something, and which of it. */
export const ONLY_SEEN: readonly Expected[] = [
  {
    asks: 'bakery orders with quantity; bakers only see the orders',
    intent: 'create',
    things: { Order: 'quantity: int(0..) = 0' },
    rules: ['baker read Order', 'not baker create+update+delete Order'],
  },
  {
    asks: 'bakery orders with quantity; bakers only see the orders of the day',
    intent: 'create',
    things: { Order: 'quantity: int(0..) = 0' },
    rules: ['not baker create+update+delete Order'],
    unread: ['bakers only see the orders of the day'],
  },
  {
    asks: 'tickets; agents only see tickets that are assigned to them',
    intent: 'create',
    things: { Ticket: 'agent: -> User? set-null' },
    rules: ['owner read Ticket'],
  },
  {
    asks: 'hospital wards and patients; nurses only see patients of their ward',
    intent: 'create',
    things: { Ward: '', Patient: 'ward: -> Ward? set-null' },
    rules: ['nurse read Patient'],
  },
  {
    asks: 'lab results; only doctors and nurses may see lab results',
    intent: 'create',
    things: { LabResult: 'name: str(1..200), value: str(1..80), measured_at: datetime' },
    rules: ['only doctor read LabResult', 'only nurse read LabResult'],
  },
  {
    asks: 'customers order products; suppliers deliver products but do not see invoices',
    intent: 'create',
    things: { Product: '', Order: 'product: -> Product cascade', Invoice: '' },
    asked: ['operation/Product.deliver'],
    rules: ['customer create Order', 'supplier deliver Product', 'not supplier read Invoice'],
  },
  {
    asks: 'invoices; suppliers see orders; invoices are hidden from suppliers',
    intent: 'create',
    things: { Invoice: '', Order: '' },
    rules: ['supplier read Order', 'not supplier read Invoice'],
  },
  {
    asks: 'clients raise cases with notes hidden from clients',
    intent: 'create',
    things: { Case: 'notes' },
    rules: ['client create Case'],
    unread: ['hidden from clients'],
  },
  {
    asks: 'employees see payslips; employees do not see the payslips of others',
    intent: 'create',
    things: { Payslip: '' },
    rules: ['employee read Payslip'],
    unread: ['employees do not see the payslips of others'],
  },
]
