import type { Expected } from './requests.ts'

/** Whom a row is of, where others write it down; what is bought, and what comes of an application. */
export const WHOSE: readonly Expected[] = [
  {
    asks: 'Donors book appointments, nurses record donations with blood type and volume.',
    intent: 'create',
    things: { Appointment: 'starts_at', Donation: 'donor: -> User? set-null, blood_type, volume' },
    rules: ['donor create Appointment', 'nurse create Donation'],
  },
  {
    asks: 'Clerks register complaints of citizens.',
    intent: 'create',
    things: { Complaint: 'citizen: -> User? set-null, subject' },
    rules: ['clerk create Complaint'],
  },
  {
    asks: 'Coaches create lists of players.',
    intent: 'create',
    things: { List: 'name' },
    rules: ['coach create List'],
    unread: ['players'],
  },
  {
    asks: 'The treasurer records payments, members see their own payments.',
    intent: 'create',
    things: { Payment: 'member: -> User cascade, amount' },
    rules: ['treasurer create Payment', 'owner read Payment'],
  },
  {
    asks: 'Members buy punch cards.',
    intent: 'create',
    things: { PunchCard: 'name', Purchase: 'punch_card: -> PunchCard cascade, bought_at' },
    rules: ['signed in create Purchase'],
  },
  {
    asks: 'Customers buy shoes.',
    intent: 'create',
    things: { Shoe: 'name', Order: 'shoe: -> Shoe cascade, total' },
    rules: ['customer create Order'],
  },
  {
    asks: 'Residents apply for a parking permit for a vehicle, clerks approve it.',
    intent: 'create',
    things: {
      ParkingPermit: 'application: -> Application restrict, number',
      Application: 'vehicle: -> Vehicle cascade, status',
      Vehicle: 'plate',
    },
    asked: ['operation/Application.approve'],
    rules: ['resident create Application', 'clerk approve Application'],
  },
  {
    asks: 'Candidates apply for jobs with a resume.',
    intent: 'create',
    things: { Job: 'title', Application: 'job: -> Job cascade, resume' },
    rules: ['candidate create Application'],
  },
  {
    asks: 'Tenants report problems, contractors mark the job done and the tenant rates the work.',
    intent: 'create',
    things: { Problem: 'name, done: bool = false', Rating: 'problem: -> Problem cascade, stars' },
    rules: ['tenant create Problem', 'tenant create Rating'],
  },
  {
    asks: 'Employers create jobs, workers apply to the job.',
    intent: 'create',
    things: { Job: 'title', Application: 'job: -> Job cascade' },
    rules: ['employer create Job', 'worker create Application'],
  },
]
