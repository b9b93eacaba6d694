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
  {
    asks: 'Design a gift card service: cards with a code, redemptions, and a ledger of every movement.',
    intent: 'create',
    things: {
      GiftCard: 'code',
      Redemption: 'gift_card: -> GiftCard cascade, amount',
      Movement: 'gift_card: -> GiftCard cascade, amount: decimal(12 2)',
    },
  },
  {
    asks: 'A fleet app with vehicles and a log of every trip with distance.',
    intent: 'create',
    things: { Vehicle: 'plate', Trip: 'vehicle: -> Vehicle cascade, distance' },
  },
  {
    asks: 'Apiaries have hives, and inspections of a hive record date, queen seen or not, and mite count.',
    intent: 'create',
    things: {
      Apiary: 'name',
      Hive: 'apiary: -> Apiary cascade',
      Inspection: 'hive: -> Hive cascade, date: date, queen_seen: bool = false, mite_count',
    },
  },
  {
    asks: 'A tournament app with teams and debates between two teams in a room.',
    intent: 'create',
    things: {
      Tournament: '',
      Team: 'name',
      Room: 'name',
      Debate: 'first_team: -> Team cascade, second_team: -> Team cascade, room: -> Room cascade',
    },
  },
  {
    asks: 'Build a helpdesk API with tickets, priorities and assignment to agents.',
    intent: 'create',
    things: { Ticket: 'title, agent: -> User? set-null' },
  },
  {
    asks: 'Podcasts have episodes, episodes can be scheduled for publishing, listeners subscribe to podcasts.',
    intent: 'create',
    things: { Episode: 'podcast: -> Podcast cascade', Podcast: 'title', Subscription: 'podcast: -> Podcast cascade' },
    asked: ['operation/Episode.schedule', 'operation/Episode.publish'],
    rules: ['listener create Subscription'],
  },
  {
    asks: 'Customers subscribe to plans.',
    intent: 'create',
    things: { Plan: 'price', Subscription: 'plan: -> Plan, renews_on' },
    rules: ['customer create Subscription'],
  },
  {
    asks: 'An inventory of laptops, phones and other devices with a serial number.',
    intent: 'create',
    things: { Device: 'name, serial_number, kind: laptop|phone|other = laptop' },
  },
  {
    asks: 'We track cars, vans and other vehicles. Vans have a load capacity.',
    intent: 'create',
    things: { Car: 'plate', Van: 'load_capacity', Vehicle: 'plate' },
  },
  {
    asks: 'Design a fleet service: vehicles, mileage readings and workshop appointments.',
    intent: 'create',
    things: {
      Vehicle: 'plate',
      MileageReading: 'vehicle: -> Vehicle cascade',
      WorkshopAppointment: 'vehicle: -> Vehicle? set-null',
    },
  },
  {
    asks: 'Exam management with courses, exams, registrations and grades.',
    intent: 'create',
    things: {
      Course: 'title',
      Exam: 'course: -> Course cascade',
      Registration: 'exam: -> Exam cascade',
      Grade: 'exam: -> Exam cascade',
    },
  },
  {
    asks: 'A room booking service: rooms with capacity, bookings and invoices.',
    intent: 'create',
    things: { Room: 'capacity', RoomBooking: 'room: -> Room cascade, starts_at', Invoice: 'number' },
  },
  {
    asks: 'Instructors publish courses made of modules and lessons.',
    intent: 'create',
    things: { Course: 'title', Module: 'course: -> Course cascade', Lesson: 'module: -> Module cascade' },
    asked: ['operation/Course.publish'],
    rules: ['instructor create Course', 'instructor publish Course'],
  },
  {
    asks: 'Users build playlists made of songs.',
    intent: 'create',
    things: { Playlist: 'songs: many Song, name', Song: 'title' },
    rules: ['signed in create Playlist'],
  },
]
