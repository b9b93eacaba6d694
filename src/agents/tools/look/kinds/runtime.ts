import type { Job, Setting } from '../../../../model/index.ts'
import { missingSettings, placeText } from '../../../../model/queries/index.ts'
import { kind } from '../kind.ts'

export const settings = kind<Setting>({
  name: 'settings',
  answers: 'environment variables: type, default, which must be given, which are secret',
  brief: ['variable', 'type', 'default', 'missing', 'at'],
  all: ({ runtime }) => runtime.settings,
  called: ({ variable, name }) => `${variable} ${name}`,
  places: ({ at }) => [at],
  fields: {
    variable: ({ variable }) => variable,
    name: ({ name }) => name,
    type: ({ type }) => type,
    // A secret that was written into the code is not told once more.
    default: (one) => (one.secret && one.default !== null ? '(secret)' : one.default),
    missing: (one, backend) => missingSettings(backend).includes(one) || null,
    secret: ({ secret }) => secret || null,
    at: ({ at }) => placeText(at),
  },
})

export const jobs = kind<Job>({
  name: 'jobs',
  answers: 'background work: runner, schedule, tries, who starts it',
  brief: ['job', 'runner', 'schedule', 'at'],
  all: ({ runtime }) => runtime.jobs,
  called: ({ name }) => name,
  places: ({ at }) => [at],
  fields: {
    job: ({ name }) => name,
    runner: ({ runner }) => runner,
    schedule: ({ schedule }) => schedule || 'on demand',
    at: ({ at }) => placeText(at),
    retries: ({ retries }) => retries,
    seconds: ({ seconds }) => seconds,
    waitsFor: ({ on }) => on,
    tables: ({ tables }) => tables,
    startedBy: ({ name }, { api }) =>
      api.operations
        .filter(({ effects }) => effects.some(({ kind, what }) => kind === 'job' && isCalled(what, name)))
        .map(({ id }) => id),
  },
})

/** An effect names a job by the last part of its name, or by all of it. */
const isCalled = (what: string, name: string): boolean =>
  what === name || what === name.slice(name.lastIndexOf('.') + 1)
