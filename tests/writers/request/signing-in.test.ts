import { expect, test } from 'vitest'
import { checkBlueprint } from '../../../src/blueprint/check/index.ts'
import { readRequest } from '../../../src/readers/request/index.ts'
import { blueprintOf } from '../../../src/writers/request/index.ts'

const KEYS = /^ {2}(?:sign_in|sessions|mails|reset): .*$|^budgets:$/gm

/** What is written of signing in, line by line. */
function written(asked: string): readonly string[] {
  const text = blueprintOf(readRequest(asked, null))
  expect(checkBlueprint(text).problems).toEqual([])
  return [...text.matchAll(KEYS)].map(([line]) => line.trim())
}

const unread = (asked: string): string =>
  readRequest(asked, null)
    .unread.map(({ text }) => text)
    .join(' | ')
const things = (asked: string): readonly string[] => readRequest(asked, null).subjects.map(({ name }) => name)

test.each([
  [
    'Design passwordless login with magic links that expire after 15 minutes and work only once.',
    ['sign_in: { by: link, lasts: 15m }'],
  ],
  [
    'Passwordless login with magic links that expire after 10 minutes, can be used once, and are limited to 5 requests per hour per email address.',
    ['sign_in: { by: link, lasts: 10m, rate: 5/hour }'],
  ],
  ...[', plus', ' and', ' plus'].map(
    (joint) =>
      [
        `Design passwordless login with magic links that can be used only once${joint} a list of active sessions users can revoke.`,
        ['sign_in: { by: link }', 'sessions: { listed: true }'],
      ] as [string, string[]],
  ),
  [
    'A recipe app: recipes with a title. Users sign in with a magic link sent by e-mail, valid for ten minutes.',
    ['sign_in: { by: link, lasts: 10m }'],
  ],
  ['Rooms and bookings; no passwords, people log in by a link we email them.', ['sign_in: { by: link }']],
  [
    'Passwordless authentication: we email a one-time login link that is valid for 20 minutes, single-use, and rate limited to 3 per hour per address.',
    ['sign_in: { by: link, lasts: 20m, rate: 3/hour }'],
  ],
  [
    'Refresh token rotation. Users can list their sessions and revoke any of them.',
    ['sessions: { access: 15m, refresh: 30d, listed: true }'],
  ],
  [
    'Session management: users see their active sessions with device, and sign out single ones.',
    ['sessions: { access: 15m, refresh: 30d, listed: true }'],
  ],
  [
    'Notes with a title. Users can see where they are signed in and sign out of all other devices.',
    ['sessions: { listed: true }'],
  ],
  [
    'Articles with a body. Users see all devices they are logged in on with last used date and can revoke access for any of them.',
    ['sessions: { listed: true }'],
  ],
  ['Movies with a title; an account can be signed in on at most five devices.', ['sessions: { most: 5 }']],
  [
    'Notes with a list of active sessions where users can end single sessions, maximum 3 concurrent sessions per user.',
    ['sessions: { listed: true, most: 3 }'],
  ],
  [
    'A password reset flow with single-use tokens that expire after 30 minutes and at most 3 requests per hour per email address.',
    ['mails: [reset]', 'reset: { lasts: 30m, rate: 3/hour }'],
  ],
  [
    'Pages with a title. Password reset links are valid for 20 minutes and limited to 5 per day per account.',
    ['mails: [reset]', 'reset: { lasts: 20m, rate: 5/day }'],
  ],
  [
    'A forum with posts. Password reset tokens are single-use and valid for one hour.',
    ['mails: [reset]', 'reset: { lasts: 1h }'],
  ],
])('how people sign in is written as it is said, and nothing of it is lost: %s', (asked, lines) => {
  expect(written(asked)).toEqual(lines)
  expect(unread(asked)).toBe('')
  expect(things(asked).filter((name) => /Link|Session|Device|Token/.test(name))).toEqual([])
})

test.each([
  'Users can log in with a password or with a magic link.',
  'Tasks with a title; login with email and password, no magic links.',
  'Teachers sign in with a magic link, students with a password.',
  'Users sign in with a one-time code sent by e-mail.',
  'A file sharing service where share links expire after 7 days.',
  'Visitors get a link by e-mail to confirm their booking.',
])('nobody signs in by a link where that is not what is said: %s', (asked) => {
  expect(written(asked).join()).not.toContain('link')
})

test.each([
  'A yoga studio with sessions and bookings. Members can list their sessions and cancel any of them.',
  'A gym: members book training sessions. At most 5 sessions per member.',
  'Equipment: members can sign out any device and return it. Devices have a serial number.',
  'Admins can list active sessions of any user and revoke them.',
  'A telemedicine backend where patients have sessions with doctors and can list their sessions.',
])('what people meet in or own is nowhere they are signed in, and others end no stay of theirs: %s', (asked) => {
  expect(written(asked).join()).not.toMatch(/listed|most/)
})

test('what is said of something else in the same sentence is not said of the link', () => {
  const polls = 'Users sign in with a magic link and create polls that expire after 7 days.'
  expect(written(polls)).toEqual(['sign_in: { by: link }'])
  expect(things(polls)).toContain('Poll')
  expect(written('Sign in by magic link. Coupons have a code and expire after 10 days.')).toEqual([
    'sign_in: { by: link }',
  ])
})

test('whoever signs in so does what is said of them besides', () => {
  const asked = 'A library where members log in without a password, via an emailed link, and borrow books.'
  expect(things(asked)).toEqual(['Book', 'Loan'])
})

test('how often a mail may be asked for is no load of the service', () => {
  const asked =
    'Password reset by email: at most 3 requests per hour per email address, tokens expire after 30 minutes.'
  expect(readRequest(asked, null).figures).toEqual([])
  expect(written(asked)).not.toContain('budgets:')
})
