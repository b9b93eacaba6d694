import type { Machine } from '../python/interpret/machine.ts'
import { addClassyFastApi } from './classy-fastapi/library.ts'
import { addDishka } from './dishka/library.ts'
import { addFastApiCache } from './fastapi-cache/library.ts'
import { addFastApiClass } from './fastapi-class/library.ts'
import { addFastApiCrudRouter } from './fastapi-crudrouter/library.ts'
import { addFastApiFilter } from './fastapi-filter/library.ts'
import { addFastApiHealth } from './fastapi-health/library.ts'
import { addFastApiInjector } from './fastapi-injector/library.ts'
import { addFastApiPagination } from './fastapi-pagination/library.ts'
import { addFastApiUsers } from './fastapi-users/library.ts'
import { addFastApiUtils } from './fastapi-utils/library.ts'
import { addFastApiVersioning } from './fastapi-versioning/library.ts'
import { addFastCrud } from './fastcrud/library.ts'
import { addPrometheusInstrumentator } from './prometheus-instrumentator/library.ts'
import { addColumns } from './written/columns.ts'

/** The version a project names for a package; null when it names none. */
export type VersionOf = (name: string) => string | null

/** Libraries that add routes to an application or change what its routes ask for. */
export function addLibraries(machine: Machine, versionOf: VersionOf): void {
  addColumns(machine)
  addClassyFastApi(machine)
  addDishka(machine.library)
  addFastApiCache(machine.library)
  addFastApiClass(machine)
  addFastApiCrudRouter(machine)
  addFastApiFilter(machine)
  addFastApiHealth(machine)
  addFastApiInjector(machine)
  addFastApiPagination(machine)
  addFastApiUsers(machine)
  addFastApiUtils(machine, versionOf)
  addFastApiVersioning(machine)
  addFastCrud(machine)
  addPrometheusInstrumentator(machine)
}
