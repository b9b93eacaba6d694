import type { Job } from '../../model/runtime.ts'
import type { SourceProgram } from '../../python/modules/program.ts'
import type { Decorator } from './runners.ts'
import { HINT } from './runners.ts'
import { type Found, type JobFile, makersOf, openFile, scanFile, wrappersOf } from './scan.ts'

/** Files looked into besides those the application runs: workers are seldom imported by it. */
const MAXIMUM_FILES = 1_500
const NOT_THE_PROGRAM =
  /(^|\/)(tests?|testing|\.venv|venv|node_modules|site-packages|migrations|alembic|docs?|examples?)\/|(^|\/)(test_[^/]*|[^/]*_test|conftest)\.py$/

/** The jobs of a program, wherever they are declared. */
export function readJobs(program: SourceProgram): readonly Job[] {
  const files = openFiles(program)
  const makers = new Map(files.flatMap((file) => makersOf(file)))
  const wrappers = new Map<string, Decorator>(files.flatMap((file) => wrappersOf(file)))
  for (const [name, decorator] of reexported(wrappers, files)) wrappers.set(name, decorator)
  // Who imports a wrapper of the project names no library.
  const more =
    wrappers.size > 0
      ? openFiles(
          program,
          [...wrappers.keys()].map((name) => name.slice(name.lastIndexOf('.') + 1)),
        )
      : []
  const all = [...new Map([...files, ...more].map((file) => [file.module.file, file])).values()]
  const found = all.map((file) => scanFile(makers.size > 0 ? openFile(file.module, file.tree, makers) : file, wrappers))
  return joined(found)
}

function openFiles(program: SourceProgram, decorators: readonly string[] = []): readonly JobFile[] {
  const hint = decorators.length > 0 ? new RegExp(`@(\\w+\\.)?(${decorators.join('|')})\\b`) : HINT
  return program.files.paths
    .filter((path) => path.endsWith('.py') && !NOT_THE_PROGRAM.test(path))
    .filter((path) => program.mentions(path, hint))
    .slice(0, MAXIMUM_FILES)
    .map((path) => {
      const module = program.module(path)
      return openFile(module, module.tree ?? program.parse(module))
    })
}

/** `from .decorators import actor` in a package makes it a name of the package as well. */
function reexported(
  wrappers: ReadonlyMap<string, Decorator>,
  files: readonly JobFile[],
): readonly (readonly [string, Decorator])[] {
  const packages = files.filter((file) => file.module.isPackage)
  const direct = [...wrappers].flatMap(([name, decorator]) => {
    const parts = name.split('.')
    return parts.length > 2 ? [[[...parts.slice(0, -2), parts[parts.length - 1]!].join('.'), decorator] as const] : []
  })
  const written = packages.flatMap((file) =>
    [...file.names].flatMap(([name, path]) =>
      wrappers.has(path) ? [[`${file.module.name}.${name}`, wrappers.get(path)!] as const] : [],
    ),
  )
  return [...direct, ...written]
}

/** Schedules join the jobs they start; one that starts no job that was found stands for itself. */
function joined(found: readonly Found[]): readonly Job[] {
  const schedules = found.flatMap((one) => one.schedules)
  const matched = new Set<Found['schedules'][number]>()
  const jobs = found
    .flatMap((one) => one.jobs)
    .map((job) => {
      const own = schedules.filter((one) => one.task === job.name || one.task.endsWith(`.${job.name}`))
      for (const one of own) matched.add(one)
      return own.length && job.schedule === '' ? { ...job, schedule: own.map((one) => one.schedule).join('; ') } : job
    })
  const alone = schedules
    .filter((one) => !matched.has(one))
    .map((one): Job => ({ name: one.task, runner: one.runner, schedule: one.schedule, at: one.at }))
  return distinct([...jobs, ...alone])
}

function distinct(jobs: readonly Job[]): readonly Job[] {
  const byKey = new Map<string, Job>()
  for (const job of jobs) {
    const key =
      job.runner === 'background-task'
        ? `${job.runner} ${job.name} ${job.at.file}`
        : `${job.runner} ${job.name} ${job.schedule}`
    if (!byKey.has(key)) byKey.set(key, job)
  }
  // A job that also runs by a timetable is listed with it, not twice.
  const scheduled = new Set(
    [...byKey.values()].filter((job) => job.schedule !== '').map((job) => `${job.runner} ${job.name}`),
  )
  return [...byKey.values()].filter((job) => job.schedule !== '' || !scheduled.has(`${job.runner} ${job.name}`))
}
