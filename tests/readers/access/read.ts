import { memoryTree } from '../../../src/kernel/files/memory.ts'
import type { Access } from '../../../src/model/access.ts'
import type { Dependency } from '../../../src/model/api.ts'
import { asItems, asText, inherits, isMade } from '../../../src/python/values/ask.ts'
import type { Instance, Value } from '../../../src/python/values/value.ts'
import { Machine } from '../../../src/python/interpret/machine.ts'
import { pythonLibrary } from '../../../src/python/interpret/python-library.ts'
import { SourceProgram, type Syntax } from '../../../src/python/modules/program.ts'
import { loadParser } from '../../../src/python/syntax/index.ts'
import { AccessReader, type AccessHints } from '../../../src/readers/access/index.ts'
import { Follower } from '../../../src/readers/behaviour/follow.ts'
import { type Models, dependantOf } from '../../../src/readers/fastapi/dependant.ts'
import { openEntry } from '../../../src/readers/fastapi/entry.ts'
import { Applications } from '../../../src/readers/fastapi/library/application.ts'
import { addFastApi } from '../../../src/readers/fastapi/library/index.ts'
import { endpoints, wiringOf } from '../../../src/readers/fastapi/library/route.ts'

export type Read = Access & { readonly dependencies: readonly Dependency[] }

const MODEL = ['pydantic.BaseModel', 'pydantic.main.BaseModel']
const models: Models = {
  fieldsOf: () => [],
  isModel: (type) => inherits(type, ...MODEL),
  isScalar: (type) => !inherits(type, ...MODEL),
}

let syntax: Syntax | undefined

/** The access of every operation of a small program, by `GET /path`. */
export async function accessOf(
  code: string,
  options: {
    readonly hints?: AccessHints
    readonly env?: Record<string, string>
    readonly files?: Record<string, string>
  } = {},
): Promise<Record<string, Read>> {
  syntax ??= await loadParser()
  const program = new SourceProgram(memoryTree({ 'main.py': `${HEAD}${code}`, ...options.files }), syntax)
  const library = pythonLibrary()
  const applications = new Applications()
  addFastApi(library, applications)
  const machine = new Machine(program, library, options.env ?? {})
  machine.keepsClass = (of) => [...of.namespace.values()].some((value) => endpoints.has(value))
  program.search.startFrom(
    'main.py',
    Object.keys(options.files ?? {}).map((file) => file.replace('.py', '')),
  )
  const found = openEntry({ file: 'main.py', variable: 'app' }, program, machine, applications)
  if ('problem' in found) throw new Error(found.problem)
  const reader = new AccessReader(machine, models, { application: found.application, hints: options.hints ?? {} })
  const follower = new Follower(machine, models, reader.judge)
  return Object.fromEntries(routesOf(found.application).flatMap((route) => read(route, machine, reader, follower)))
}

const HEAD = `
from typing import Annotated
from fastapi import FastAPI, APIRouter, Depends, Security, Header, Cookie, HTTPException, Request, WebSocket, status
from fastapi.security import HTTPBearer, OAuth2PasswordBearer, APIKeyHeader, SecurityScopes
from fastapi.responses import JSONResponse
from pydantic import BaseModel
app = FastAPI()
class User:
    id: int
    role: str
    scopes: list[str]
    is_superuser: bool
`

function routesOf(application: Instance): readonly Instance[] {
  const router = application.attributes.get('router') as Instance
  return (asItems(router.attributes.get('routes')) ?? []).flatMap((one: Value) =>
    one.kind === 'instance' && inherits(one.class, 'fastapi.routing.APIRoute', 'fastapi.routing.APIWebSocketRoute')
      ? [one]
      : [],
  )
}

function read(
  route: Instance,
  machine: Machine,
  reader: AccessReader,
  follower: Follower,
): readonly (readonly [string, Read])[] {
  const path = asText(route.attributes.get('path')) ?? '?'
  const webSocket = isMade(route, 'fastapi.routing.APIWebSocketRoute')
  const methods = webSocket ? ['WS'] : (asItems(route.attributes.get('methods')) ?? []).map((one) => asText(one) ?? '')
  const dependant = dependantOf(
    route.attributes.get('endpoint')!,
    path,
    asItems(route.attributes.get('dependencies')) ?? [],
    machine,
    models,
  )
  return methods.map(
    (method) =>
      [
        `${method} ${path}`,
        {
          ...reader.read({ dependant, path, method, webSocket, conditions: [] }, follower),
          dependencies: reader.dependencies(dependant, wiringOf(route).steps),
        },
      ] as const,
  )
}
