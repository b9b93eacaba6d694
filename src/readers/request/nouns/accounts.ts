import type { Page } from '../page/page.ts'
import { isPersonal } from '../vocabulary/people.ts'

/** Who keeps the accounts a page speaks of, where it says no more: a bank or a ledger; null where people sign in with them. */
export function keeperOf(page: Page): 'bank' | 'ledger' | null {
  if (page.hasPair('bank', 'account')) return 'bank'
  if (page.speaksOf(isOfSignUp)) return null
  if (page.speaksOf(isOfLedger)) return 'ledger'
  return page.speaksOf(isOfMoney) || page.hasPair('between', 'account') ? 'bank' : null
}

/** `each transaction belongs to one account`: of money, and not `user accounts`. */
export const isAccountOfMoney = (page: Page, at: number): boolean =>
  /^accounts?$/.test(page.word(at)) && keeperOf(page) !== null && !isPersonal({ words: [page.word(at - 1)] })

const isOfLedger = (word: string): boolean => /^(ledgers?|postings|bookkeeping|debits?)$/.test(word)
const isOfMoney = (word: string): boolean =>
  /^(transactions|banks?|banking|overdrafts?|iban|finances?|spendings?)$/.test(word)
const isOfSignUp = (word: string): boolean =>
  /^(login|logins|log|sign|signs|signup|signin|register|registers|registration|auth|authentication|passwords?|oauth2?|jwts?|sso)$/.test(
    word,
  )
