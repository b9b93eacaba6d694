import type { Job } from '../../model/runtime.ts'
import type { Call, ClassDef, Expression, FunctionDef, Module, Node } from '../../python/ast.ts'
import type { SourceModule } from '../../python/modules/module.ts'
import { placeOf } from '../place.ts'
import { DECORATORS, type Decorator, MAKERS } from './runners.ts'
import { cronLine, interval, scheduleOf, unitsOf, written } from './schedules.ts'
import { type Names, importedNames, isCall, keyword, nodesIn, pathOf, textOf } from '../../python/code/names.ts'

/** A file as the search for jobs sees it. */
export interface JobFile {
  readonly module: SourceModule
  readonly tree: Module
  readonly names: Names
}

/** A function of the project that makes jobs of what it decorates, by its full name. */
export type Wrappers = ReadonlyMap<string, Decorator>

export interface Found {
  readonly jobs: readonly Job[]
  /** Schedules that are written apart from the job they start, by its name. */
  readonly schedules: readonly {
    readonly task: string
    readonly schedule: string
    readonly runner: Job['runner']
    readonly at: Job['at']
  }[]
}

export function openFile(module: SourceModule, tree: Module, makers: ReadonlyMap<string, string> = new Map()): JobFile {
  const names = new Map(importedNames(tree, module.name, module.isPackage))
  for (const node of nodesIn(tree)) {
    if (node.kind !== 'Assign' && node.kind !== 'AnnotatedAssign') continue
    const value = node['value'] as Expression | null
    const [target] =
      node.kind === 'Assign' ? (node['targets'] as readonly Expression[]) : [node['target'] as Expression]
    const made = value && isCall(value) ? maker(pathOf(value.callee, names)) : null
    if (made && target?.kind === 'Name') names.set(target.id, made)
  }
  // `from app.worker import celery_app`: what that name holds was seen in its own file.
  for (const [name, path] of names) if (makers.has(path)) names.set(name, makers.get(path)!)
  return { module, tree, names }
}

const maker = (path: string | null): string | null =>
  path === null ? null : (MAKERS.find(([pattern]) => pattern.test(path))?.[1] ?? null)

/** Brokers and schedulers at the top of a file, by their full name. */
export function makersOf(file: JobFile): readonly (readonly [string, string])[] {
  return [...file.names]
    .filter(([, path]) => MAKERS.some(([, made]) => made === path))
    .map(([name, path]) => [`${file.module.name}.${name}`, path] as const)
}

/** Functions that hand what they decorate to one of the known decorators. */
export function wrappersOf(file: JobFile): readonly (readonly [string, Decorator])[] {
  const found: (readonly [string, Decorator])[] = []
  for (const statement of file.tree.body) {
    if (statement.kind !== 'FunctionDef') continue
    for (const node of nodesIn(statement.body)) {
      const decorator = isCall(node as { kind: string })
        ? decoratorOf(pathOf((node as unknown as Call).callee, file.names), new Map())
        : null
      if (decorator) found.push([`${file.module.name}.${statement.name}`, decorator])
    }
  }
  return found
}

function decoratorOf(path: string | null, wrappers: Wrappers): Decorator | null {
  return path === null ? null : (wrappers.get(path) ?? DECORATORS.find((one) => one.path.test(path)) ?? null)
}

export function scanFile(file: JobFile, wrappers: Wrappers): Found {
  const jobs: Job[] = []
  const schedules: Found['schedules'][number][] = []
  for (const node of nodesIn(file.tree)) {
    if (node.kind === 'FunctionDef') jobs.push(...decorated(node as unknown as FunctionDef, file, wrappers))
    else if (node.kind === 'ClassDef') jobs.push(...workerSettings(node as unknown as ClassDef, file))
    else if (node.kind === 'Call') jobs.push(...called(node as unknown as Call, file))
    schedules.push(...beat(node as { kind: string } & Node, file))
  }
  return { jobs, schedules }
}

const at = (file: JobFile, node: Node): Job['at'] => placeOf({ module: { ...file.module, tree: file.tree }, node })

function decorated(node: FunctionDef, file: JobFile, wrappers: Wrappers): readonly Job[] {
  return node.decorators.flatMap((expression): Job[] => {
    const decorator = decoratorOf(pathOf(expression, file.names), wrappers)
    if (!decorator) return []
    const call = isCall(expression) ? expression : null
    const given = call && decorator.name.map((name) => textOf(keyword(call, name))).find((one) => one !== null)
    return [
      {
        name: given ?? node.name,
        runner: decorator.runner,
        schedule: call ? decoratorSchedule(call, decorator, file) : '',
        at: at(file, { start: expression.start, end: expression.end }),
      },
    ]
  })
}

function decoratorSchedule(call: Call, decorator: Decorator, file: JobFile): string {
  const { source } = file.tree
  for (const name of decorator.schedule) {
    const value = keyword(call, name)
    if (value) return scheduleOf(value, file.names, source)
  }
  if (decorator.runner === 'apscheduler') return trigger(call, 0, file)
  const units = unitsOf(call, source)
  if (units.length) return interval(units)
  return /repeat_at|periodic_task|cron$/.test(pathOf(call.callee, file.names) ?? '')
    ? scheduleOf(keyword(call, 'cron') ?? call.args[0], file.names, source)
    : ''
}

/** `'cron', hour=3` and `IntervalTrigger(minutes=5)` */
function trigger(call: Call, position: number, file: JobFile): string {
  const { source } = file.tree
  const given = assigned(keyword(call, 'trigger') ?? call.args[position], file)
  const kind = textOf(given)
  if (kind === 'cron') return cronLine(call, source, false)
  if (kind === 'interval') return interval(unitsOf(call, source))
  if (kind === 'date') return 'once'
  return scheduleOf(given, file.names, source)
}

/** A name stands for what the same file last assigned to it. */
function assigned(value: Expression | undefined, file: JobFile): Expression | undefined {
  if (value?.kind !== 'Name') return value
  let found: Expression | undefined
  for (const node of nodesIn(file.tree)) {
    if (node.kind !== 'Assign') continue
    const [target] = node['targets'] as readonly Expression[]
    if (target?.kind === 'Name' && target.id === value.id && node.start < value.start)
      found = node['value'] as Expression
  }
  return found ?? value
}

function called(call: Call, file: JobFile): readonly Job[] {
  const path = pathOf(call.callee, file.names) ?? ''
  const name = path.slice(path.lastIndexOf('.') + 1)
  const [first] = call.args
  if (name === 'add_job' && first && (/^apscheduler\b/.test(path) || /sched/i.test(path))) {
    return [
      {
        name: textOf(keyword(call, 'id')) ?? written(first, file.tree.source),
        runner: 'apscheduler',
        schedule: trigger(call, 1, file),
        at: at(file, call),
      },
    ]
  }
  if (name === 'add_periodic_task' && call.args[1]) {
    const task =
      isCall(call.args[1]) && call.args[1].callee.kind === 'Attribute' ? call.args[1].callee.value : call.args[1]
    return [
      {
        name: textOf(keyword(call, 'name')) ?? written(task, file.tree.source),
        runner: 'celery',
        schedule: scheduleOf(first, file.names, file.tree.source),
        at: at(file, call),
      },
    ]
  }
  if (name === 'add_task' && first && /BackgroundTask/.test(file.tree.source) && /(background|tasks?)/i.test(path)) {
    return [{ name: written(first, file.tree.source), runner: 'background-task', schedule: '', at: at(file, call) }]
  }
  if (path.startsWith('rq.Queue.enqueue') && first)
    return [{ name: textOf(first) ?? written(first, file.tree.source), runner: 'rq', schedule: '', at: at(file, call) }]
  return []
}

/** arq: `class WorkerSettings: functions = [...]; cron_jobs = [cron(...)]` */
function workerSettings(node: ClassDef, file: JobFile): readonly Job[] {
  return node.body.flatMap((statement): Job[] => {
    const target =
      statement.kind === 'Assign'
        ? statement.targets[0]
        : statement.kind === 'AnnotatedAssign'
          ? statement.target
          : undefined
    const value = statement.kind === 'Assign' || statement.kind === 'AnnotatedAssign' ? statement.value : null
    const name = target?.kind === 'Name' ? target.id : ''
    if (!/^(functions|cron_jobs)$/.test(name) || !value || (value.kind !== 'List' && value.kind !== 'Tuple')) return []
    return value.items.flatMap((item): Job[] => {
      const call = isCall(item) ? item : null
      const task = call ? (call.args[0] ?? keyword(call, 'coroutine')) : item
      if (!task) return []
      const { source } = file.tree
      const shown = (call && textOf(keyword(call, 'name'))) ?? textOf(task)?.split('.').pop() ?? written(task, source)
      return [
        {
          name: shown,
          runner: 'arq',
          schedule: name === 'cron_jobs' && call ? cronLine(call, source, false) : '',
          at: at(file, item),
        },
      ]
    })
  })
}

/** Celery's timetable: a mapping of entries with `task` and `schedule`. */
function beat(node: { readonly kind: string } & Node, file: JobFile): Found['schedules'] {
  if (node.kind !== 'Dict') return []
  const entries = (node as unknown as { entries: readonly { key: Expression | null; value: Expression }[] }).entries
  const get = (name: string): Expression | undefined =>
    entries.find((one) => textOf(one.key ?? undefined) === name)?.value
  const [task, schedule] = [textOf(get('task')), get('schedule')]
  if (task === null || !schedule) return []
  return [{ task, schedule: scheduleOf(schedule, file.names, file.tree.source), runner: 'celery', at: at(file, node) }]
}
