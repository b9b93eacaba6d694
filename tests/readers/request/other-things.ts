import type { Expected } from './requests.ts'

/** Words that are easily taken for another thing than the one they say. */
export const OTHER_THINGS: readonly Expected[] = [
  {
    asks: 'Nurses record incidents with a severity of minor, moderate or severe',
    intent: 'create',
    things: { Incident: 'severity: minor|moderate|severe = minor' },
    rules: ['nurse create Incident'],
  },
  {
    asks: 'Hikers report defects with a danger level of low, medium or high and a photo',
    intent: 'create',
    things: { Defect: 'danger_level: low|medium|high = low, photo' },
    rules: ['hiker create Defect'],
  },
  {
    asks: 'Members of the club book a court',
    intent: 'create',
    things: { Court: 'name', Booking: 'court: -> Court cascade' },
    rules: ['signed in create Booking'],
  },
  {
    asks: 'Buyers can follow the status of a repair. Readers follow authors.',
    intent: 'create',
    things: { Repair: 'status', Author: 'name', Follow: 'author: -> Author cascade' },
    rules: ['buyer read Repair', 'reader create Follow'],
  },
  {
    asks: 'Discounts have a name. Cashiers apply a discount to a sale.',
    intent: 'create',
    things: { Discount: 'name', Sale: 'discount' },
    unread: ['Cashiers apply a discount to a sale'],
  },
  {
    asks: 'Authors write papers. Reviewers cannot review papers from their own institution.',
    intent: 'create',
    things: { Paper: 'title' },
    rules: ['author create Paper'],
    unread: ['Reviewers cannot review papers from their own institution'],
  },
  {
    asks: 'An issued invoice has an amount. Staff refund shipped orders.',
    intent: 'create',
    things: { Invoice: 'amount', Order: 'status' },
    asked: ['operation'],
    rules: ['staff refund Order'],
  },
  {
    asks: 'Each parcel has a weight of at most 25 kg and a code',
    intent: 'create',
    things: { Parcel: 'weight: float(0..25), code' },
  },
]
