import type { Expected } from './requests.ts'

/** Clauses in which people do several things, one behind the other. */
export const DEEDS: readonly Expected[] = [
  {
    asks: 'Twitter clone: users post short messages, follow each other, like and repost.',
    intent: 'create',
    things: {
      Message: 'body',
      Follow: 'followed: -> User cascade',
      Like: 'message: -> Message cascade',
      Repost: 'message: -> Message cascade',
    },
    rules: ['signed in create Message', 'signed in create Follow', 'signed in create Like', 'signed in create Repost'],
  },
  {
    asks: 'Restaurants keep a menu of dishes, customers order and pay by card, couriers pick up the order and deliver it.',
    intent: 'create',
    things: { Menu: '', Dish: '', Order: 'status' },
    asked: ['operation/Order.pay', 'operation/Order.pick_up', 'operation/Order.deliver'],
    rules: ['customer create Order', 'customer pay Order', 'courier pick-up Order', 'courier deliver Order'],
    unread: ['by card'],
  },
  {
    asks: 'Patients book appointments with doctors, cancel or reschedule them.',
    intent: 'create',
    things: { Appointment: '', Doctor: '' },
    asked: ['operation/Appointment.cancel', 'operation/Appointment.reschedule'],
    rules: ['patient create Appointment', 'patient cancel Appointment', 'patient reschedule Appointment'],
  },
  {
    asks: 'Users ask questions, others answer, everyone can vote and the asker accepts one answer.',
    intent: 'create',
    things: { Question: '', Answer: 'question: -> Question cascade', Vote: '' },
    asked: ['operation/Answer.accept'],
    rules: ['signed in create Question', 'signed in create Answer', 'signed in create Vote', 'owner accept Answer'],
  },
  {
    asks: 'Users create lists and add tasks to them. Lists can be shared with other users. A task can be assigned to a user, marked as urgent and archived.',
    intent: 'create',
    things: {
      List: '',
      ListCollaborator: 'list: -> List cascade',
      Task: 'list: -> List cascade, assignee: -> User? set-null, urgent: bool = false',
    },
    asked: ['operation/Task.archive'],
    rules: ['signed in create List', 'signed in create Task'],
  },
  {
    asks: 'Members borrow books, may renew a loan and pay a fine. Members book and cancel classes.',
    intent: 'create',
    things: { Book: '', Loan: '', Fine: '', Booking: '', Class: '' },
    asked: ['operation/Loan.renew', 'operation/Fine.pay', 'operation/Booking.cancel'],
    rules: [
      'signed in create Loan',
      'signed in renew Loan',
      'signed in pay Fine',
      'signed in create Booking',
      'signed in cancel Booking',
    ],
  },
  {
    asks: 'A task has a title, a priority and can be marked as done.',
    intent: 'create',
    things: { Task: 'title, priority, done: bool = false' },
  },
  {
    asks: 'Surveys have questions. Users create surveys, share a public link and collect anonymous responses.',
    intent: 'create',
    things: { Survey: '', Question: 'survey: -> Survey cascade', Response: 'survey: -> Survey cascade' },
    rules: ['signed in create Survey', 'anyone create Response'],
    unread: ['share a public link'],
  },
  {
    asks: 'Board owners invite people. Boards have cards. Users join groups and leave them.',
    intent: 'create',
    things: {
      Board: '',
      Invitation: 'board: -> Board cascade, email',
      Card: '',
      Group: '',
      Membership: 'group: -> Group cascade',
    },
    rules: ['board_owner create Invitation', 'signed in create Membership', 'owner delete Membership'],
  },
  {
    asks: 'Trainers give classes. The front desk checks members in. Everyone can vote up or down on a class.',
    intent: 'create',
    things: {
      Class: '',
      CheckIn: 'member: -> Member cascade',
      Member: '',
      Vote: 'vote_class: -> Class cascade, value: up|down = up',
    },
    rules: ['trainer create+update+delete Class', 'front_desk create CheckIn', 'signed in create Vote'],
  },
  {
    asks: 'Users search songs, add them to playlists and share playlists with friends.',
    intent: 'create',
    things: { Song: '', Playlist: 'songs: many Song', PlaylistCollaborator: 'playlist: -> Playlist cascade' },
    asked: ['search/Song'],
    rules: ['signed in read Song'],
  },
  {
    asks: 'Parcels have a weight. Couriers update their status. Recipients follow a parcel and change the delivery date.',
    intent: 'create',
    things: { Parcel: 'weight, status, delivery_date: date', Follow: 'parcel: -> Parcel cascade' },
    rules: ['courier update Parcel', 'recipient create Follow', 'recipient update Parcel'],
  },
]
