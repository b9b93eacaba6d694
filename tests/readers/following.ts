import { memoryTree } from '../../src/kernel/files/memory.ts'
import { SourceProgram } from '../../src/python/modules/program.ts'
import { loadParser } from '../../src/python/syntax/index.ts'
import { asItems, asText, inherits, isMade } from '../../src/python/values/ask.ts'
import type { Value } from '../../src/python/values/value.ts'
import type { Run } from '../../src/readers/behaviour/event.ts'
import { Follower } from '../../src/readers/behaviour/follow.ts'
import { labelled } from '../../src/readers/behaviour/labels.ts'
import { type Models, dependantOf } from '../../src/readers/fastapi/dependant.ts'
import { openEntry } from '../../src/readers/fastapi/entry.ts'
import { type Loaded, load } from '../../src/readers/load.ts'

const parser = await loadParser()

/** A small program of which `main.py` makes `app`. */
export function loadProgram(
  files: Readonly<Record<string, string>>,
  environment: Readonly<Record<string, string>> = {},
): Loaded & { readonly routes: readonly Value[] } {
  const loaded = load(new SourceProgram(memoryTree(files), parser), { keepsRouters: false }, environment)
  const found = openEntry({ file: 'main.py', variable: 'app' }, loaded.program, loaded.machine, loaded.applications)
  if ('problem' in found) throw new Error(found.problem)
  const router = found.application.attributes.get('router')
  const routes = router?.kind === 'instance' ? (asItems(router.attributes.get('routes')) ?? []) : []
  return { ...loaded, routes: routes.filter((one) => isMade(one, 'fastapi.routing.APIRoute')) }
}

const isModel = (type: Value): boolean =>
  inherits(type, 'pydantic.BaseModel', 'pydantic.main.BaseModel', 'sqlmodel.SQLModel')
const models: Models = {
  fieldsOf: () => [],
  isModel,
  isScalar: (type) =>
    !isModel(type) && !(type.kind === 'generic' && /list|dict|set/i.test(JSON.stringify(type.origin))),
}

/** What the route of a path does; a dependency named `current_user` hands out the caller. */
export function follow(
  files: Readonly<Record<string, string>>,
  path: string,
): Loaded & { readonly runs: readonly Run[] } {
  const loaded = loadProgram(files)
  const route = loaded.routes.find((one) => one.kind === 'instance' && asText(one.attributes.get('path')) === path)
  if (route?.kind !== 'instance') throw new Error(`no route ${path}`)
  const dependant = dependantOf(
    route.attributes.get('endpoint')!,
    path,
    asItems(route.attributes.get('dependencies')) ?? [],
    loaded.machine,
    models,
  )
  const follower = new Follower(loaded.machine, models, (one, run) =>
    one.callee.kind === 'function' && one.callee.name === 'current_user'
      ? labelled(run.result, 'principal')
      : run.result,
  )
  return { ...loaded, runs: follower.follow(dependant) }
}
