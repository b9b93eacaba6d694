import type { Application, Backend, Operation } from '../index.ts'

/** The application everything else is mounted below; the reader puts it first. */
export function mainApplication(backend: Backend): Application | null {
  return backend.api.applications[0] ?? null
}

/** The operations of the application a caller meets first. */
export function mainOperations(backend: Backend): readonly Operation[] {
  const main = mainApplication(backend)
  return main === null ? [] : backend.api.operations.filter((operation) => operation.application === main.id)
}
