import { setOf } from './words.ts'

/** What is bought and never sent to anybody: somebody has it from then on. */
const HELD = setOf(
  `pass course credit membership subscription licence license plan voucher token lesson class share stock domain song track download
  template theme plugin upgrade coin episode ebook webinar policy slot place admission entry package`,
)
const CARDS = /^(gift|punch|prepaid|loyalty|day|season|member|membership|debit|top-up|travel|scratch|sim|stamp|entry)$/

export const isNeverShipped = (words: readonly string[]): boolean =>
  HELD.has(words.at(-1)!) || (words.at(-1) === 'card' && CARDS.test(words.at(-2) ?? ''))
