import type { Expected } from './requests.ts'

/** What things are said to hold: ranges, figures in their places, states that are said in place of the usual ones. */
export const held: readonly Expected[] = [
  {
    asks: 'A deal has a value, an expected close date and a stage (lead, qualified, won, lost).',
    intent: 'create',
    things: { Deal: 'value: decimal(12 2), expected_close_date: date, stage: lead|qualified|won|lost = lead' },
  },
  {
    asks: 'Restaurants have dishes. Customers place orders. Order status: received, preparing, on the way, delivered.',
    intent: 'create',
    things: { Restaurant: '', Dish: '', Order: 'status: received|preparing|on_the_way|delivered = received' },
    rules: ['customer create Order'],
  },
  {
    asks: 'A wine has a drink-by date, an auto-renew flag and a price range. Coupon: code, discount percentage, validity period.',
    intent: 'create',
    things: {
      Wine: 'drink_by_date: date, auto_renew_flag: bool = false, min_price: decimal(12 2), max_price: decimal(12 2)',
      Coupon: 'code: str(1..40) unique, discount_percentage: float(0..100), valid_from: date, valid_until: date',
    },
  },
  {
    asks: 'Leave requests (from, to, reason). Devices with a firmware version, coordinates, and last seen.',
    intent: 'create',
    things: {
      LeaveRequest: 'starts_on: date, ends_on: date, reason',
      Device: 'firmware_version: str(1..200), latitude: float, longitude: float, last_seen: datetime?',
    },
  },
]
