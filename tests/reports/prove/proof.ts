import type { Proof } from '../../../src/model/index.ts'

/** A claim of each verdict, and text of a stranger that would be obeyed somewhere. */
export const PROOF: Proof = {
  version: 1,
  project: 'parcels',
  began: '2026-01-02T03:04:05.000Z',
  seconds: 83.4,
  ground: ['PostgreSQL 18.4, started here without fsync', 'Python 3.12.3'],
  sections: [
    {
      name: 'migrations',
      seconds: 12.31,
      claims: [
        {
          id: 'migrations/up',
          title: 'All migrations run on an empty database',
          verdict: 'held',
          figure: '2 revisions, 0.8 s',
          run: 'alembic upgrade head',
          detail: '20 facts of schema stand in the catalog',
          evidence: [],
        },
        {
          id: 'migrations/down',
          title: 'Going down to the beginning leaves nothing behind',
          verdict: 'broken',
          figure: '12 left',
          run: 'alembic downgrade base',
          detail: 'this is still there',
          evidence: Array.from({ length: 12 }, (_, i) => `+ enum state_${i} <script>\u001b[31m`),
        },
      ],
    },
    {
      name: 'tests',
      seconds: 0,
      claims: [
        {
          id: 'tests/own',
          title: "The project's own tests pass",
          verdict: 'not run',
          run: 'pytest',
          detail: 'there is no test_*.py',
          evidence: [],
        },
      ],
    },
    {
      name: 'access',
      seconds: 0,
      claims: [
        {
          id: 'access/callers',
          title: 'Callers may do what their role allows, and no more',
          verdict: 'not run',
          run: 'every operation',
          detail: 'there is no test_*.py',
          evidence: [],
        },
      ],
    },
  ],
}
