import type { Measured, Operation, Requirement, StatedFigure } from '../../model/index.ts'
import { accessStates, count, countAccess, grouped } from '../../model/queries/index.ts'
import type { Designed } from './designed.ts'

/** What is no feature, with a number each: what is asked for, and what follows from the operations themselves. */
export function requirementsOf(
  { figures, measured = [], run }: Designed,
  operations: readonly Operation[],
): readonly Requirement[] {
  const counts = countAccess(operations)
  const guarded = accessStates
    .filter((state) => state !== 'public' && state !== 'unknown')
    .reduce((sum, state) => sum + counts[state], 0)
  return [
    ...figures.map((figure) => ofFigure(figure, measured)),
    {
      what: 'Operations that are open, or of which nobody can tell',
      target: `${counts.public} open on purpose, 0 unknown`,
      measured: {
        what: 'unknown',
        value: counts.unknown,
        unit: counts.unknown === 1 ? 'operation' : 'operations',
        run,
      },
      by: 'architect survey . --only auth',
    },
    {
      what: 'Operations that refuse whoever may not',
      target: `${guarded} of ${count(operations.length, 'operation')}, each by a run`,
      measured: null,
      by: 'architect prove . --only access',
    },
    {
      what: 'Migrations that lead back to where they began',
      target: 'every revision, with no difference of the schemas',
      measured: null,
      by: 'architect migrations .',
    },
  ]
}

const LOAD = 'architect prove . --only load'
const about = (of: string): string => (of === '' ? '' : ` (${of})`)

/** What a figure that is stated holds the backend to, and how that is found out. */
const KINDS: Readonly<Record<StatedFigure['kind'], (value: number, of: string) => Requirement>> = {
  milliseconds: (value, of) => asked(`Time to an answer${about(of)}, 95 of 100`, `at most ${grouped(value)} ms`, LOAD),
  'requests per second': (value, of) => asked(`Requests${about(of)} a second`, `at least ${grouped(value)}`, LOAD),
  availability: (value, of) =>
    asked(`Availability${about(of)}`, `${value} %`, 'the share of checks of /readyz that are answered, over 30 days'),
  days: (value, of) =>
    asked(
      `How long ${of || 'it'} is kept`,
      count(value, 'day'),
      'a row older than that is looked for after the job has run',
    ),
  rows: (value, of) =>
    asked(`Rows${about(of)}`, `plans hold at ${grouped(value)}`, `architect plans . --rows ${of || 'table'}=${value}`),
  users: (value, of) => asked(`Users${about(of)}`, grouped(value), 'architect size .'),
  bytes: (value, of) => asked(`Bytes${about(of)}`, grouped(value), 'architect size .'),
}

const asked = (what: string, target: string, by: string): Requirement => ({ what, target, measured: null, by })

/** What a figure is measured by, where it was. */
const MEASURES: Partial<Record<StatedFigure['kind'], { readonly what: RegExp; readonly unit: string }>> = {
  milliseconds: { what: /95/, unit: 'ms' },
  'requests per second': { what: /rps|second/, unit: 'per second' },
  rows: { what: /pages/, unit: 'pages' },
}

function ofFigure({ kind, value, of }: StatedFigure, measured: readonly Measured[]): Requirement {
  const by = MEASURES[kind]
  const found = by && measured.find(({ what, unit }) => unit === by.unit && by.what.test(what) && what.includes(of))
  return { ...KINDS[kind](value, of), measured: found ?? null }
}
