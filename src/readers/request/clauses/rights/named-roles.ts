import { rolesNamed } from '../../lists/named-roles.ts'
import { type Reader, claimAll } from '../../reader.ts'

/** `roles admin and member`: who there is, and nothing that is kept. */
export function readNamedRoles(reader: Reader, at: number): number | null {
  const { page, facts } = reader
  const named = rolesNamed(page, at)
  if (named === null) return null
  claimAll(reader, at, named.to)
  facts.roles.push(...named.nouns.map((noun) => ({ noun })))
  return named.to
}
