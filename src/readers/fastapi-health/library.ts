import type { Machine } from '../../python/interpret/machine.ts'
import { addWritten } from '../written/library.ts'

/** Health checks by fastapi-health: an endpoint that depends on its conditions. */
export function addFastApiHealth(machine: Machine): void {
  addWritten(machine, [
    { name: 'fastapi_health.route', exports: ['health'], through: ['fastapi_health'], source: SOURCE },
  ])
}

const SOURCE = `
from inspect import Parameter, Signature
from fastapi import Depends


def health(conditions, **options):
    async def endpoint(**dependencies): ...

    endpoint.__signature__ = Signature([Parameter(condition.__name__, Parameter.POSITIONAL_OR_KEYWORD, annotation=bool, default=Depends(condition)) for condition in conditions])
    return endpoint
`
