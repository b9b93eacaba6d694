"""Runs a task as Celery does, at once and in a process of its own: python -m tests.eager NAME ID ATTEMPTS"""

import sys

from app.background.celery_app import app, task_of

if __name__ == "__main__":
    name, job_id, attempts = sys.argv[1:]
    app.conf.update(task_always_eager=True, task_eager_propagates=True)
    app.tasks[task_of(name)].delay(job_id, int(attempts))
