import type { Machine } from '../../python/interpret/machine.ts'
import { addWritten } from '../written/library.ts'

/** What fastapi-injector hands in is a dependency that asks for nothing. */
export function addFastApiInjector(machine: Machine): void {
  addWritten(machine, [
    {
      name: 'fastapi_injector.injection',
      exports: ['Injected', 'SyncInjected'],
      through: ['fastapi_injector'],
      source: SOURCE,
    },
  ])
}

const SOURCE = `
from fastapi import Depends
from starlette.requests import HTTPConnection


def Injected(interface):
    async def inject_into_route(conn: HTTPConnection) -> interface: ...

    return Depends(inject_into_route)


def SyncInjected(interface):
    def inject_into_route(conn: HTTPConnection) -> interface: ...

    return Depends(inject_into_route)
`
