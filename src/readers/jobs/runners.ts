import type { Job } from '../../model/runtime.ts'

export interface Decorator {
  readonly path: RegExp
  readonly runner: Job['runner']
  /** Keywords that name the job. */
  readonly name: readonly string[]
  /** Keywords that say when it runs. */
  readonly schedule: readonly string[]
}

/** Decorators that make a function a job. */
export const DECORATORS: readonly Decorator[] = [
  {
    path: /^celery\.(shared_task|Celery\.task|app\.task|task|decorators\.\w+)$|(^|\.)(celery|celery_app|celeryapp)\.task$/i,
    runner: 'celery',
    name: ['name'],
    schedule: [],
  },
  { path: /^taskiq.*\.task$/, runner: 'taskiq', name: ['task_name'], schedule: ['schedule'] },
  {
    path: /^dramatiq\.(actor|\w+\.actor)$/,
    runner: 'dramatiq',
    name: ['actor_name'],
    schedule: ['cron_trigger', 'periodic', 'schedule'],
  },
  { path: /^(dramatiq_crontab|periodiq)\.cron$/, runner: 'dramatiq', name: [], schedule: [] },
  { path: /^rq\.(decorators\.)?job$/, runner: 'rq', name: [], schedule: [] },
  { path: /^apscheduler\b.*\.scheduled_job$/, runner: 'apscheduler', name: ['id', 'name'], schedule: [] },
  {
    path: /^(fastapi_utils|fastapi_utilities|fastapi_restful)\b.*\.(repeat_every|repeat_at)$/,
    runner: 'unknown',
    name: [],
    schedule: [],
  },
  { path: /^huey\b.*\.(task|periodic_task)$/, runner: 'unknown', name: ['name'], schedule: [] },
  { path: /^procrastinate\b.*\.(task|periodic)$/, runner: 'unknown', name: ['name'], schedule: ['cron'] },
]

/** Objects whose methods decorate or schedule, by what made them. */
export const MAKERS: readonly (readonly [RegExp, string])[] = [
  [/^celery\.(app\.)?Celery$/, 'celery.Celery'],
  [/^taskiq(_\w+)?\b.*(Broker|AsyncBroker)$/, 'taskiq.Broker'],
  [/^apscheduler\b.*Scheduler$/, 'apscheduler.Scheduler'],
  [/^rq\.Queue$/, 'rq.Queue'],
  [/^huey\.\w*Huey$/, 'huey.Huey'],
  [/^procrastinate\.App$/, 'procrastinate.App'],
]

/** A file without one of these words declares no job. */
export const HINT =
  /celery|taskiq|dramatiq|\barq\b|apscheduler|repeat_every|repeat_at|\brq\b|huey|procrastinate|BackgroundTask|WorkerSettings|beat_schedule/
