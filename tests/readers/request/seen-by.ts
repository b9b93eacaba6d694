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
]
