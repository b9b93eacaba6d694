import { readNamedFile } from '../kernel/files/one-file.ts'
import type { Backend } from '../model/index.ts'
import { compare, readContract } from '../readers/openapi/index.ts'

const MAXIMUM_BYTES = 50_000_000

/** Reads a contract before the backend is: a broken one is told at once. Gives what compares with it. */
export function contractAt(path: string): (backend: Backend) => Backend {
  const contract = readContract(readNamedFile(path, MAXIMUM_BYTES), path)
  return (backend) => ({ ...backend, comparison: compare(contract, backend) })
}
