import { describe, expect, it } from 'vitest'
import { memoryTree } from '../../../src/kernel/files/memory.ts'
import { SourceProgram } from '../../../src/python/modules/program.ts'
import { loadParser } from '../../../src/python/syntax/index.ts'
import { readApplications } from '../../../src/readers/fastapi/api.ts'
import { editionOf } from '../../../src/readers/fastapi/edition.ts'
import { openEntry } from '../../../src/readers/fastapi/entry.ts'
import { load } from '../../../src/readers/load.ts'

const NEWEST = { version: null, exact: false, below: null }

async function read(main: string) {
  const program = new SourceProgram(memoryTree({ 'main.py': main }), await loadParser())
  const edition = editionOf(NEWEST, NEWEST)
  const { machine, applications } = load(program, edition, {})
  program.search.startFrom('main.py', [])
  const found = openEntry({ file: 'main.py', variable: 'app' }, program, machine, applications)
  if ('problem' in found) throw new Error(found.problem)
  const [application] = readApplications(found.application, found.id, machine, edition)
  return { routes: application!.routes, gaveUp: machine.gaveUp.map((one) => one.text) }
}

describe('what a library does', () => {
  it('stands where the project calls it', async () => {
    const { routes } = await read(
      'from fastapi import FastAPI\nfrom prometheus_fastapi_instrumentator import Instrumentator\n\napp = FastAPI()\nInstrumentator().instrument(app).expose(app)\n',
    )
    expect(routes.map((one) => [one.path, one.wiring[0]?.at.file, one.wiring[0]?.at.line])).toEqual([
      ['/metrics', 'main.py', 5],
    ])
  })

  it('happens to routes added after it, as when the application starts', async () => {
    const { routes } = await read(
      'from fastapi import FastAPI\nfrom fastapi_pagination import Page, add_pagination\n\napp = FastAPI()\nadd_pagination(app)\n\n\n@app.get("/")\ndef numbers() -> Page[int]: ...\n',
    )
    expect(routes[0]!.prepared.dependant.dependencies).toHaveLength(1)
  })

  it('is said to be unknown where nobody describes it', async () => {
    const { routes, gaveUp } = await read(
      'from fastapi import FastAPI\nfrom fastapi_crudrouter import OrmarCRUDRouter\n\napp = FastAPI()\napp.include_router(OrmarCRUDRouter(schema=object))\n',
    )
    expect(routes).toEqual([])
    expect(gaveUp).toEqual(['a router made by fastapi-crudrouter for a mapper that is not described'])
  })

  it('does not take a class of the same name in the project for its own', async () => {
    const { routes } = await read(
      'from fastapi import FastAPI\n\n\nclass Instrumentator:\n    def expose(self, app): ...\n\n\napp = FastAPI()\nInstrumentator().expose(app)\n',
    )
    expect(routes).toEqual([])
  })
})
