import type { Expected } from './requests.ts'

/** Who may what, said beside what it is about. */
export const SEEN_BY: readonly Expected[] = [
  {
    asks: 'incident reports with place and description, visible to safety officers only',
    intent: 'create',
    things: { IncidentReport: 'place, description' },
    rules: ['only safety_officer read IncidentReport'],
  },
  {
    asks: 'press releases with headline, text and date, shown publicly',
    intent: 'create',
    things: { PressRelease: 'headline, text, date' },
    rules: ['anyone read PressRelease'],
  },
  {
    asks: 'museum: paintings with year and room, shown on a public page',
    intent: 'create',
    things: { Painting: 'year, room' },
    rules: ['anyone read Painting'],
  },
  {
    asks: 'therapy notes with date and text, private to the therapist',
    intent: 'create',
    things: { TherapyNote: 'date, text' },
    rules: ['only owner read TherapyNote'],
  },
  {
    asks: 'reports with a date, visible to the student and his teacher only',
    intent: 'create',
    things: { Report: 'date' },
    unread: ['visible to the student and his teacher only'],
  },
  {
    asks: 'exams with subject and date; teachers mark each exam as passed, failed or absent',
    intent: 'create',
    things: { Exam: 'subject, date, status: passed|failed|absent?' },
    roles: ['teacher'],
  },
  {
    asks: 'parcels: couriers mark each parcel delivered, refused or lost',
    intent: 'create',
    things: { Parcel: 'status: delivered|refused|lost?' },
    roles: ['courier'],
  },
  {
    asks: 'contracts with a title; a contract is drafted, signed or out of force, and lawyers sign contracts',
    intent: 'create',
    things: { Contract: 'title, status: drafted|signed|out_of_force = drafted' },
    asked: ['operation/Contract.sign'],
    rules: ['lawyer sign Contract'],
  },
  {
    asks: 'applications with title; the committee decides on each application',
    intent: 'create',
    things: { Application: 'title, status: submitted|accepted|rejected = submitted' },
    roles: ['committee'],
    rules: ['committee read Application'],
  },
  {
    asks: 'ideas with title; employees post ideas, the board accepts or rejects them',
    intent: 'create',
    things: { Idea: 'title' },
    asked: ['operation/Idea.accept', 'operation/Idea.reject'],
    rules: ['employee create Idea', 'board accept Idea', 'board reject Idea'],
  },
  {
    asks: 'rehearsals; the conductor plans rehearsals, singers mark whether they come',
    intent: 'create',
    things: { Rehearsal: '' },
    roles: ['conductor', 'singer'],
    rules: ['conductor create+update+delete Rehearsal'],
    unread: ['singers mark whether they come'],
  },
  {
    asks: 'patients with diagnosis and birthday; only doctors see the diagnosis',
    intent: 'create',
    things: { Patient: 'diagnosis, birthday' },
    roles: ['doctor'],
    unread: ['only doctors see the diagnosis'],
  },
  {
    asks: 'construction diary: foremen write entries, the client reads them',
    intent: 'create',
    things: { Entry: '' },
    rules: ['foreman create Entry', 'client read Entry'],
  },
  {
    asks: 'pages with title, everybody may read, only members write',
    intent: 'create',
    things: { Page: 'title' },
    rules: ['anyone read Page', 'only signed in create Page'],
  },
  {
    asks: 'vaccinations per patient with batch and date, nurses record them',
    intent: 'create',
    things: { Vaccination: 'batch, date', Patient: '' },
    rules: ['nurse create Vaccination'],
  },
  {
    asks: 'plans per resident with a start date',
    intent: 'create',
    things: { Plan: 'resident: -> User cascade' },
  },
  {
    asks: 'films with director and year; paintings with artist and year',
    intent: 'create',
    things: { Film: 'director: str(1..200), year', Painting: 'artist: str(1..200), year' },
  },
]
