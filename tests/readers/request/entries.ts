import type { Expected } from './requests.ts'

/** What each entry of a history holds is of none of the things it is kept of; who signed in is a row nobody changes. */
export const entries: readonly Expected[] = [
  {
    asks: 'version history of handbooks with author and comment',
    intent: 'create',
    things: { Handbook: '' },
    asked: ['history/Handbook'],
    unread: ['comment'],
  },
  {
    asks: 'audit log of invoices with user, timestamp and reason',
    intent: 'create',
    things: { Invoice: '' },
    asked: ['audit/Invoice'],
    unread: ['reason'],
  },
  {
    asks: 'history of price changes of products with old price, new price and reason',
    intent: 'create',
    things: { Product: 'price' },
    asked: ['history/Product.price'],
    unread: ['reason'],
  },
  {
    asks: 'login history with IP address, device and country',
    intent: 'create',
    things: { LoginEvent: 'ip_address, device, country' },
    asked: ['accounts'],
    rules: ['only nobody create LoginEvent', 'only nobody update LoginEvent', 'only nobody delete LoginEvent'],
  },
  {
    asks: 'a log of sign-ins with browser and city',
    intent: 'create',
    things: { LoginEvent: 'browser, city' },
    asked: ['accounts'],
    rules: ['only nobody create LoginEvent', 'only nobody update LoginEvent', 'only nobody delete LoginEvent'],
  },
  {
    asks: 'password change history with IP address and user agent',
    intent: 'create',
    things: { PasswordChangeEvent: 'ip_address, user_agent: str(0..400)?' },
    asked: ['accounts'],
    rules: [
      'only nobody create PasswordChangeEvent',
      'only nobody update PasswordChangeEvent',
      'only nobody delete PasswordChangeEvent',
    ],
  },
  {
    asks: 'medical history of patients with diagnosis, date and doctor',
    intent: 'create',
    things: {
      Patient: 'name',
      MedicalEntry: 'patient: -> Patient cascade, diagnosis, date, doctor: -> User? set-null',
    },
  },
  {
    asks: 'price history of apartments with date and source',
    intent: 'create',
    things: { Apartment: 'number', PriceEntry: 'apartment: -> Apartment cascade, price: decimal(12 2), date, source' },
  },
  {
    asks: 'status history of orders with status and time',
    intent: 'create',
    things: { Order: 'status' },
    asked: ['history/Order.status'],
  },
]
