import { readCategories } from './categories.ts'
import { readCompounds } from './compounds.ts'
import type { Facts } from '../facts.ts'
import { readHyponyms } from './hyponyms.ts'
import { readLogs } from './logs.ts'
import type { Page } from '../page/page.ts'
import { readShells } from './shells.ts'
import { readTenants } from './tenants.ts'

/** What is called by another name, or within one. */
export function readNamedOtherwise(page: Page, facts: Facts): void {
  readCompounds(facts)
  readHyponyms(page, facts)
  readCategories(page, facts)
  readShells(page, facts)
  readLogs(page, facts)
  readTenants(page, facts)
}
