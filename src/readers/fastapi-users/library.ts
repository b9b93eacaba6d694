import type { Machine } from '../../python/interpret/machine.ts'
import { addWritten } from '../written/library.ts'
import { AUTHENTICATION } from './authentication.ts'
import { HTTPX_OAUTH, OAUTH } from './oauth.ts'
import { ROUTERS } from './routers.ts'
import { MODELS, SCHEMAS } from './schemas.ts'

/** Users, logins and their routes by fastapi-users. */
export function addFastApiUsers(machine: Machine): void {
  addWritten(machine, [MODELS, SCHEMAS, ...AUTHENTICATION, ROUTERS, OAUTH, ...HTTPX_OAUTH])
}
