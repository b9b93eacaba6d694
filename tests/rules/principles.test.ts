import { expect, test } from 'vitest'
import { demandsOf, principlesOf } from '../../src/rules/conformance/principles.ts'
import { subjectOf } from './review-files.ts'

const understood = (text: string) => demandsOf(text).map(({ check }) => check.name)

test.each([
  ['All endpoints must require authentication.', 'authentication'],
  ['Authentication is required for all endpoints.', 'authentication'],
  ['No endpoint is reachable without authentication.', 'authentication'],
  ['Every route MUST be protected by a valid JWT except `/health` and `/login`.', 'authentication'],
  ['Every operation under `/vault` needs a signed-in person.', 'authentication'],
  ['All routes live below /api/v1.', 'prefix of paths'],
  ['All API endpoints must be prefixed with `/api/v1`', 'prefix of paths'],
  ['All endpoints versioned with `/v1/` prefix', 'prefix of paths'],
  ['URL paths must be kebab-case.', 'style of paths'],
  ['Use snake_case for paths, always.', 'style of paths'],
  ['Never use raw SQL.', 'no raw SQL'],
  ['No raw SQL: always go through the ORM.', 'no raw SQL'],
  ['No SQL is put together from text.', 'no composed SQL'],
  ['SQL must never be built with f-strings.', 'no composed SQL'],
  ['ALL database queries MUST be in repository files.', 'queries stand in their layer'],
  ['All database access goes through the repository layer.', 'queries stand in their layer'],
  ['Handlers must not access the database directly.', 'handlers leave the database to others'],
  ['Routes hold no queries.', 'handlers leave the database to others'],
  ['Routers must not import models.', 'routers import no tables'],
  ['Services must not raise HTTPException.', 'services raise no HTTP errors'],
  ['Services hold no `HTTPException`.', 'services raise no HTTP errors'],
  ['Every table must have created_at and updated_at.', 'columns every table has'],
  ['All models include `created_at` and `tenant_id` columns.', 'columns every table has'],
  ['Use UUID primary keys.', 'UUID primary keys'],
  ['Timestamps must be timezone-aware.', 'timestamps with a time zone'],
  ['Money is `Decimal`, never `float`.', 'money without floats'],
  ['Every foreign key must be indexed.', 'indexed foreign keys'],
  ['Every migration must have a downgrade.', 'migrations with a way back'],
  ['Migrations must be reversible.', 'migrations with a way back'],
  ['Every endpoint must declare a response model.', 'declared answers'],
  ['All list endpoints must be paginated.', 'lists in pages'],
  ['All handlers must be async.', 'handlers are async'],
  ['Secrets must only come from environment variables.', 'no secrets in the code'],
  ['Never hardcode secrets.', 'no secrets in the code'],
  ['No print statements.', 'no print'],
  ['Never use bare except clauses.', 'no bare except'],
  ['NEVER use mutable default arguments.', 'no mutable defaults'],
  ['No wildcard imports.', 'no wildcard imports'],
  ['All functions must have type hints.', 'type hints'],
  ['Never use `datetime.utcnow()`.', 'calls that are forbidden'],
])('%s', (text, name) => {
  expect(understood(text)).toEqual([name])
})

test.each([
  'Prefer the ORM over raw SQL.',
  'All endpoints must require authentication unless explicitly marked public.',
  'Every admin endpoint must require authentication.',
  'Endpoints that change data must require authentication.',
  'Migrations that drop columns must raise in their downgrade.',
  'Every operation under `/vault` and `/pledges` answers in English.',
  'The repository is a FastAPI starter and must not be forked.',
  'All tests must use async fixtures.',
  'Never print in tests.',
  'Run all migrations before you start.',
  'Avoid `eval()` in notebooks.',
  'Docker images must not contain secrets in the code.',
])('what says more, less or something else is not understood: %s', (text) => {
  expect(understood(text)).toEqual([])
})

const files = {
  'CLAUDE.md': [
    '# Rules',
    '',
    '- All routes live below `/api`.',
    '- Every table must have `created_at`.',
    '- Never print.',
    '- Be kind, always.',
    '- Handlers must be async. Every handler must also be loved.',
  ].join('\n'),
  'main.py': [
    'from fastapi import FastAPI',
    'app = FastAPI()',
    '@app.get("/api/a")',
    'async def a(): ...',
    '@app.get("/b")',
    'async def b(): ...',
  ].join('\n'),
}

test('every principle is answered, and only what was looked at holds', async () => {
  const answers = principlesOf(await subjectOf(files)).map(({ text, answer, check }) => [text, answer, check])
  expect(answers).toEqual([
    ['All routes live below `/api`.', 'broken', 'every path begins with /api'],
    [
      'Every table must have `created_at`.',
      'not machine-checked',
      'every table has created_at: there is nothing to look at',
    ],
    ['Never print.', 'holds', 'nothing is printed outside of programs for a terminal'],
    ['Be kind, always.', 'not machine-checked', ''],
    ['Handlers must be async. Every handler must also be loved.', 'not machine-checked', expect.anything()],
  ])
})
