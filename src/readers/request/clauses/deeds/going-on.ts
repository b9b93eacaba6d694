import { phraseEnd } from '../../asides/ends.ts'
import type { Reader } from '../../reader.ts'
import { MODALS } from '../../vocabulary/functions.ts'
import { goesOnDoing } from '../../nouns/verb-phrases.ts'
import { readDeeds } from './deeds.ts'
import { behindModal, deniedAt } from '../rights/rules.ts'

/** `members borrow copies for 21 days, may renew a loan and pay a fine`: they do that as well, whatever stands between. */
export function readGoingOn(reader: Reader, at: number): number | null {
  const { page, doers } = reader
  if (doers === null || !/^(,|and|or|but|then)$/.test(page.word(at - 1))) return null
  const modal = MODALS.has(page.word(at)) || deniedAt(page, at) !== null ? behindModal(page, at) : null
  // `..., can be cancelled`: of what they do it with.
  if (modal === null ? !goesOnDoing(page, at) : page.word(modal.next - 1) === 'be') return null
  const how = modal?.isNot === true ? 'not' : doers.how
  return readPhrase(reader, doers.people, modal?.next ?? at, how, at)
}

/** What they do; told as it stands, up to the next thing they do, where nobody knows what it is. */
export function readPhrase(
  reader: Reader,
  people: NonNullable<Reader['doers']>['people'],
  at: number,
  how: 'may' | 'only' | 'not',
  from: number,
): number {
  reader.doers = { people, how }
  const read = readDeeds(reader, people, at, how, from)
  reader.isLost = read === null
  return read ?? reader.quote(from, phraseEnd(reader.page, at + 1))
}
