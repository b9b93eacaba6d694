import type { AskedField } from '../../../model/index.ts'

/** When a row is made: nobody but the server says that. */
const MADE = /^(joined|redeemed|cast|reserved|clicked|viewed|downloaded|searched|submitted|requested|attempted)_at$/
/** When it is made, unless it is written down later. */
const NOTED = /^(bought|checked_in|scanned|used)_at$/

/** The moment a row comes to be is known, and nobody is asked for it. */
export function atOnce({ name, type, typed }: AskedField): string {
  if (type !== 'datetime' || typed !== 'by its name') return type
  return MADE.test(name) ? `${type} = now set by server` : NOTED.test(name) ? `${type} = now` : type
}
