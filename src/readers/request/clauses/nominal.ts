import { coined } from '../coined.ts'
import { nominalAt } from '../nominal.ts'
import { nounAt } from '../noun.ts'
import type { Reader } from '../reader.ts'
import { readWith } from './deeds.ts'
import { readMutual } from './mutual.ts'

/** `following of artists`, `blocking of users`, `reporting of posts with a reason`: what whoever signs in does with them. */
export function readNominal(reader: Reader, at: number): number | null {
  const { page } = reader
  const verb = nominalAt(page, at)
  if (verb === null || nounAt(page, at + 2) === null) return null
  const people = [coined({ from: at, to: at + 1 }, ['user'], true)]
  const said = { at: at + 2, from: at, how: 'may', isAllowed: true } as const
  page.claim(at, at + 2)
  return readMutual(reader, people, [verb], said) ?? readWith(reader, people, [verb], said)
}
