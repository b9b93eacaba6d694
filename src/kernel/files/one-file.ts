import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs'
import { Trouble } from '../diagnostic.ts'

/** The bytes of a file somebody named. Anything but a file of bearable size is refused, and never waited for. */
export function readNamedFile(path: string, maximumBytes: number): Uint8Array {
  let handle: number | null = null
  try {
    // Opening a pipe would wait for whoever writes into it.
    handle = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
    const found = fstatSync(handle)
    if (!found.isFile()) throw new Trouble('usage', { message: `${path} is not a file` })
    if (found.size > maximumBytes) {
      const limit = Math.round(maximumBytes / 1_000_000)
      throw new Trouble('usage', { message: `${path} is larger than ${limit} MB` })
    }
    return readFileSync(handle)
  } catch (error) {
    if (error instanceof Trouble) throw error
    throw new Trouble('usage', {
      message: `cannot read ${path}: ${(error as NodeJS.ErrnoException).code ?? String(error)}`,
    })
  } finally {
    if (handle !== null) closeSync(handle)
  }
}
