import { joined, py } from '../../../python/emit/fragment.ts'
import { lit } from '../../../python/emit/literal.ts'
import { renderModule } from '../../../python/emit/module.ts'
import { type Symbol, imported } from '../../../python/emit/symbol.ts'
import { keywords } from '../arguments.ts'
import type { BackgroundJob, Design, Feature, Process, Setting, WrittenFile } from '../feature.ts'
import { usesCelery } from '../stack.ts'

/** What runs when nobody waits for it: whatever the other features bring, with all it needs. */
export function background(others: readonly Feature[]): Feature {
  const jobs = (design: Design): readonly BackgroundJob[] => others.flatMap((feature) => feature.jobs?.(design) ?? [])
  const pulses = (design: Design): readonly Symbol[] => others.flatMap((feature) => feature.pulses?.(design) ?? [])
  const isThere = (design: Design): boolean => jobs(design).length > 0 || pulses(design).length > 0
  const when =
    <Item>(items: (design: Design) => readonly Item[]) =>
    (design: Design): readonly Item[] =>
      isThere(design) ? items(design) : []
  return {
    parts: when(({ scope }) => [
      'background',
      usesCelery(scope.blueprint) ? 'background/celery' : 'background/postgres',
    ]),
    files: when((design) => [registry([...jobs(design), HOUSEKEEPING]), pulsesFile(pulses(design), design)]),
    settings: when(({ scope }) => (usesCelery(scope.blueprint) ? [PAUSE, BROKER] : [PAUSE, ...WORKER])),
    tables: when(() => ['app.background.models']),
    requirements: when(({ scope }) => (usesCelery(scope.blueprint) ? ['celery[redis]==5.7.0'] : [])),
    processes: when(({ scope }) => (usesCelery(scope.blueprint) ? CELERY : [WORKING])),
  }
}

const HOUSEKEEPING: BackgroundJob = {
  name: 'forget_finished',
  run: imported('app.background.housekeeping:forget_finished'),
  retries: 3,
  exponential: true,
  seconds: 300,
  every: 86_400,
}

/** `app/background/registry.py`: all there is to run. */
function registry(jobs: readonly BackgroundJob[]): WrittenFile {
  const plan = imported('app.background.job:Plan')
  const text = renderModule(
    'All there is to run: and how each job is tried.',
    py`
      PLANS: dict[str, ${plan}] = {
          ${jobs.map(({ name, run, retries, exponential, seconds, every }) => {
            const given = keywords({
              retries: lit(retries),
              exponential: exponential ? null : lit(false),
              seconds: lit(seconds),
              every: every === null ? null : lit(every),
            })
            return py`${lit(name)}: ${plan}(${joined([run, ...given], ', ')}),`
          })}
      }
    `,
    ['PLANS'],
  )
  return { path: 'app/background/registry.py', owner: 'owned', text }
}

/** `app/background/pulses.py`: no job names it, so that it may name what names them. */
function pulsesFile(pulses: readonly Symbol[], { scope }: Design): WrittenFile {
  const first = usesCelery(scope.blueprint)
    ? 'app.background.sending:send_waiting'
    : 'app.background.schedules:start_due'
  const awaitable = py`${imported('collections.abc:Awaitable')}[bool]`
  const text = renderModule(
    'What is looked after again and again, between jobs.',
    py`
      PULSES: tuple[${imported('collections.abc:Callable')}[[], ${awaitable}], ...] = (
          ${[...pulses, imported(first)].map((pulse) => py`${pulse},`)}
      )
    `,
    ['PULSES'],
  )
  return { path: 'app/background/pulses.py', owner: 'owned', text }
}

const INT = imported('builtins:int')
const FLOAT = imported('builtins:float')

const PAUSE: Setting = {
  name: 'worker_pause',
  type: py`${FLOAT}`,
  default: lit(0.5),
  says: 'How many seconds a worker waits before it looks again, when there was nothing to do.',
  example: '0.5',
}

const WORKER: readonly Setting[] = [
  {
    name: 'worker_room',
    type: py`${INT}`,
    default: lit(8),
    says: 'How many jobs a worker runs at once.',
    example: '8',
  },
  {
    name: 'worker_patience',
    type: py`${FLOAT}`,
    default: lit(20),
    says: 'How many seconds what is running may take when a worker is told to stop.',
    example: '20',
  },
]

const BROKER: Setting = {
  name: 'jobs_broker',
  type: py`${imported('builtins:str')}`,
  default: lit('redis://localhost:6379/0'),
  says: 'Where Celery keeps what is to be done.',
  example: 'redis://localhost:6379/0',
  proven: 'redis://127.0.0.1:1/0',
}

const WORKING: Process = { name: 'worker', command: ['python', '-m', 'app.worker'] }
const CELERY: readonly Process[] = [
  { name: 'relay', command: ['python', '-m', 'app.worker'] },
  { name: 'worker', command: ['celery', '-A', 'app.background.celery_app', 'worker', '--loglevel=INFO'] },
  { name: 'beat', command: ['celery', '-A', 'app.background.celery_app', 'beat', '--schedule=/tmp/beat'] },
  { name: 'broker', image: 'redis:7-alpine', setting: 'JOBS_BROKER', address: 'redis://broker:6379/0' },
]
