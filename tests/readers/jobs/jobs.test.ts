import { describe, expect, it } from 'vitest'
import { memoryTree } from '../../../src/kernel/files/memory.ts'
import { SourceProgram } from '../../../src/python/modules/program.ts'
import { loadParser } from '../../../src/python/syntax/index.ts'
import { readJobs } from '../../../src/readers/jobs/index.ts'

const parser = await loadParser()
const jobs = (files: Readonly<Record<string, string>> | string): readonly string[] =>
  readJobs(new SourceProgram(memoryTree(typeof files === 'string' ? { 'worker.py': files } : files), parser)).map(
    (one) => `${one.runner} ${one.name}${one.schedule ? ` (${one.schedule})` : ''}`,
  )

describe('celery', () => {
  it('makes jobs of tasks, shared or of an application', () => {
    expect(
      jobs(
        'from celery import Celery, shared_task\napp = Celery("x")\n@app.task\ndef a(): ...\n@app.task(bind=True, name="named")\ndef b(self): ...\n@shared_task\ndef c(): ...\n',
      ),
    ).toEqual(['celery a', 'celery named', 'celery c'])
  })
  it('finds tasks of an application made in another file', () => {
    expect(
      jobs({
        'core/__init__.py': '',
        'core/app.py': 'from celery import Celery\nqueue = Celery("x")\n',
        'core/tasks.py': 'import celery\nfrom core.app import queue\n@queue.task\ndef a(): ...\n',
      }),
    ).toEqual(['celery a'])
  })
  it('takes schedules from its timetable', () => {
    const source = `from celery import Celery, shared_task\nfrom celery.schedules import crontab\nfrom datetime import timedelta\napp = Celery("x")\n@app.task\ndef report(): ...\napp.conf.beat_schedule = {\n  "r": {"task": "worker.report", "schedule": crontab(minute=0, hour="*/3")},\n  "s": {"task": "other.clean", "schedule": 30.0},\n  "t": {"task": "other.sweep", "schedule": timedelta(minutes=5)},\n}\n`
    expect(jobs(source)).toEqual([
      'celery report (0 */3 * * *)',
      'celery other.clean (every 30 seconds)',
      'celery other.sweep (every 5 minutes)',
    ])
  })
  it('takes schedules from add_periodic_task', () => {
    expect(
      jobs(
        'from celery import Celery\napp = Celery()\ndef setup(sender):\n    sender.add_periodic_task(10.0, ping.s())\n@app.task\ndef ping(): ...\n',
      ),
    ).toEqual(['celery ping (every 10 seconds)'])
  })
})

describe('other runners', () => {
  it('of taskiq carry their schedule', () => {
    expect(
      jobs(
        'from taskiq import InMemoryBroker\nbroker = InMemoryBroker()\n@broker.task(schedule=[{"cron": "*/5 * * * *"}])\nasync def tick(): ...\n',
      ),
    ).toEqual(['taskiq tick (*/5 * * * *)'])
  })
  it('of arq are listed by their settings', () => {
    expect(
      jobs(
        'from arq import cron\nasync def a(ctx): ...\nasync def b(ctx): ...\nclass WorkerSettings:\n    functions = [a]\n    cron_jobs = [cron(b, hour=3, minute=30)]\n',
      ),
    ).toEqual(['arq a', 'arq b (30 3 * * *)'])
  })
  it('of apscheduler are added or decorated', () => {
    const source =
      'from apscheduler.schedulers.asyncio import AsyncIOScheduler\nfrom apscheduler.triggers.cron import CronTrigger\ns = AsyncIOScheduler()\ns.add_job(sync, "interval", minutes=5, id="sync")\ns.add_job(clean, CronTrigger(hour=2))\n@s.scheduled_job("cron", day_of_week="mon", hour=1)\ndef weekly(): ...\n'
    expect(jobs(source)).toEqual([
      'apscheduler sync (every 5 minutes)',
      'apscheduler clean (0 2 * * *)',
      'apscheduler weekly (0 1 * * mon)',
    ])
  })
  it('of dramatiq are found behind a decorator of the project', () => {
    expect(
      jobs({
        'app/__init__.py': '',
        'app/worker/__init__.py': 'from app.worker.deco import actor\n',
        'app/worker/deco.py':
          'import dramatiq\ndef actor(name):\n    def wrap(f):\n        return dramatiq.actor(f, actor_name=name)\n    return wrap\n',
        'app/tasks.py': 'from app.worker import actor\n@actor("x", cron_trigger="0 0 * * *")\ndef nightly(): ...\n',
      }),
    ).toEqual(['dramatiq nightly (0 0 * * *)'])
  })
  it('of rq are what is enqueued', () => {
    expect(jobs('from rq import Queue\nq = Queue()\ndef work(): ...\ndef start():\n    q.enqueue(work)\n')).toEqual([
      'rq work',
    ])
  })
  it('of the response run in the background', () => {
    expect(
      jobs(
        'from fastapi import BackgroundTasks\ndef go(background: BackgroundTasks):\n    background.add_task(send, 1)\n',
      ),
    ).toEqual(['background-task send'])
  })
  it('repeat after the start of the application', () => {
    expect(
      jobs('from fastapi_utils.tasks import repeat_every\n@repeat_every(seconds=60)\nasync def poll(): ...\n'),
    ).toEqual(['unknown poll (every 60 seconds)'])
  })
})

it('no job is found in tests, nor where a library is only mentioned', () => {
  expect(
    jobs({
      'tests/test_a.py': 'from celery import shared_task\n@shared_task\ndef a(): ...\n',
      'b.py': '# celery\ndef c(): ...\n',
    }),
  ).toEqual([])
})
