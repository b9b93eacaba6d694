import { readCompounds } from './compounds.ts'
import type { Facts } from '../facts.ts'
import { readHyponyms } from './hyponyms.ts'
import { readLogs } from './logs.ts'
import type { Page } from '../page/page.ts'
import { readShells } from './shells.ts'

/** What is called by another name, or within one. */
export function readNamedOtherwise(page: Page, facts: Facts): void {
  readCompounds(facts)
  readHyponyms(page, facts)
  readShells(page, facts)
  readLogs(page, facts)
}
