import { expect, test } from 'vitest'
import { loadNormaliser } from '../../../src/python/ruff/normalise.ts'
import { notBuilt } from '../../../src/writers/backend/declared.ts'
import { backendFiles } from '../../../src/writers/backend/index.ts'
import { designOf } from './design.ts'

const blueprint = (...auth: readonly string[]): string => `architect: 1
app: notes
auth:
  provider: builtin
  roles: admin > member
${auth.map((line) => `  ${line}\n`).join('')}
resources:
  User:
    fields: { email: email unique personal, role: role = member set by admin }
    access: { read: self or admin, create: admin, update: self, delete: admin }
`

const filesOf = (...auth: readonly string[]): ReadonlyMap<string, string> =>
  new Map(backendFiles(designOf(blueprint(...auth)), loadNormaliser()).map(({ path, text }) => [path, text]))

const python = (files: ReadonlyMap<string, string>): string =>
  [...files].flatMap(([path, text]) => (/^(app|tests)\/.*\.py$/.test(path) ? [text] : [])).join('\n')

test('where a link lets people in, nobody has a password, and nothing asks for one', () => {
  const files = filesOf('sign_in: { by: link, lasts: 10m, rate: 4/hour }', 'mails: [invite]')
  expect([...files.keys()].filter((path) => /password|throttle|verif/.test(path))).toEqual([])
  expect(python(files).replaceAll('smtp_password', '').replaceAll('settings.smtp_password', '')).not.toMatch(
    /password_hash|NewPassword|hash_password|device_token/,
  )
  expect(files.get('pyproject.toml')).not.toMatch(/argon2|zxcvbn/)
  expect(files.get('app/core/settings.py')).toContain('link_lasts: timedelta = timedelta(seconds=600)')
  expect(files.get('app/accounts/asked.py')).toMatch(/MOST_FOR_MAIL = 4\nMAIL_WINDOW = 3600/)
  expect(files.get('tests/test_signing_in.py')).toContain('test_a_link_lets_in_once')
})

test('without a word of it people sign in with a password, and nothing tells where', () => {
  const files = filesOf('mails: [reset]')
  expect(files.get('app/accounts/credential.py')).toContain('password_hash')
  expect(files.get('app/accounts/asked.py')).toMatch(/MOST_FOR_MAIL = 5\nMAIL_WINDOW = 900/)
  expect([...files.keys()].filter((path) => /link|my_sessions|agents/.test(path))).toEqual([])
  expect(python(files)).not.toMatch(/SignInAgent|end_oldest/)
})

test('a reset lasts and is sent as the blueprint says', () => {
  const files = filesOf('mails: [reset]', 'reset: { lasts: 30m, rate: 3/day }')
  expect(files.get('app/core/settings.py')).toContain('reset_lasts: timedelta = timedelta(seconds=1800)')
  expect(files.get('app/accounts/asked.py')).toMatch(/MOST_FOR_MAIL = 3\nMAIL_WINDOW = 86400/)
})

test('where people are signed in is told, ended and counted as far as it is said', () => {
  const listed = filesOf('sessions: { listed: true }')
  expect(listed.get('app/api/v1/endpoints/my_sessions.py')).toContain('prefix="/me/sessions"')
  expect(listed.get('app/accounts/began.py')).not.toContain('end_oldest')
  const counted = filesOf('sessions: { most: 5 }')
  expect(counted.get('app/accounts/began.py')).toContain('with_for_update()')
  expect(counted.get('app/core/settings.py')).toMatch(/most_sign_ins: int = Field\(default=5, gt=0\)/)
  expect(counted.has('app/api/v1/endpoints/my_sessions.py')).toBe(false)
})

test('what others keep is declared, and not built here', () => {
  const elsewhere = blueprint('sessions: { listed: true }', 'sign_in: { by: link }').replace(
    'provider: builtin',
    'provider: better-auth\n  issuer: $BETTER_AUTH_URL',
  )
  expect(notBuilt(designOf(elsewhere).scope.blueprint)).toEqual(
    expect.arrayContaining(['auth.sign_in', 'auth.sessions.listed']),
  )
  expect(notBuilt(designOf(blueprint('reset: { lasts: 30m }')).scope.blueprint)).toContain('auth.reset')
})
