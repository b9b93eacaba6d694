import type { Expected } from './requests.ts'

/** What was done by whom, behind what it was done with: those people do it, and are no rows. */
export const DONE_BY: readonly Expected[] = [
  {
    asks: 'museum tours with photos uploaded by visitors',
    intent: 'create',
    things: { Tour: '', Photo: 'tour: -> Tour cascade' },
    asked: ['files'],
    rules: ['visitor create Photo'],
  },
  {
    asks: 'faults reported by technicians, confirmed by the shift leader',
    intent: 'create',
    things: { Fault: '' },
    asked: ['operation/Fault.confirm'],
    rules: ['technician create Fault', 'shift_leader confirm Fault'],
  },
  {
    asks: 'embroidery patterns uploaded by designers, rated by members from 1 to 5',
    intent: 'create',
    things: { EmbroideryPattern: '', Rating: 'embroidery_pattern: -> EmbroideryPattern cascade, stars: int(1..5)' },
    asked: ['files/EmbroideryPattern'],
    rules: ['designer create EmbroideryPattern', 'signed in create Rating'],
  },
  {
    asks: 'essays written by pupils, graded by teachers from 1 to 6',
    intent: 'create',
    things: { Essay: 'grade: int(1..6)?' },
    rules: ['pupil create Essay'],
  },
  {
    asks: 'rooms booked by students',
    intent: 'create',
    things: { Room: '', Booking: 'room: -> Room cascade' },
    rules: ['student create Booking'],
  },
  {
    asks: 'patients with prescriptions renewed by doctors',
    intent: 'create',
    things: { Patient: '', Prescription: 'patient: -> Patient cascade' },
    asked: ['operation/Prescription.renew'],
    rules: ['doctor renew Prescription'],
  },
  {
    asks: 'Lab: tests ordered by doctors, results entered by technicians and approved by the lab manager',
    intent: 'create',
    things: { Test: '', Order: 'test: -> Test cascade', Result: 'test: -> Test cascade' },
    asked: ['operation/Result.approve'],
    rules: ['doctor create Order', 'technician create Result', 'lab_manager approve Result'],
  },
  {
    asks: 'orders placed by guests, prepared by cooks, served by waiters',
    intent: 'create',
    things: { Order: '' },
    asked: ['operation/Order.prepare', 'operation/Order.serve'],
    rules: ['guest create Order', 'cook prepare Order', 'waiter serve Order'],
  },
  {
    asks: 'books lent by the library to readers',
    intent: 'create',
    things: { Book: '' },
    unread: ['lent by the library to readers'],
  },
  {
    asks: 'travel expenses submitted by employees and approved by their manager',
    intent: 'create',
    things: { TravelExpense: '' },
    asked: ['operation/TravelExpense.submit', 'operation/TravelExpense.approve'],
    rules: ['employee submit TravelExpense', 'owner approve TravelExpense'],
  },
]
