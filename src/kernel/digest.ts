import { createHash } from 'node:crypto'

/** A name for what it was made from: the same parts, the same name. */
export function digest(...parts: readonly string[]): string {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(`${part.length}:`).update(part)
  return hash.digest('hex')
}
