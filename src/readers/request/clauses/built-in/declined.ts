import { verbBase } from '../../vocabulary/lexicon.ts'
import type { Found } from '../../capabilities/phrases.ts'
import type { Reader } from '../../reader.ts'
import { isPersonal } from '../../vocabulary/people.ts'

/** `respondents answer without an account`, `order without an account`: of those, and not of everybody. */
export function declinedBy(reader: Reader, { name, isDeclined, from, to }: Found): number | null {
  const { page, facts } = reader
  if (!isDeclined || name !== 'accounts') return null
  let without = from - 1
  while (/^(a|an|any|the)$/.test(page.word(without))) without -= 1
  if (page.word(without) !== 'without') return null
  // `visitors leave entries without an account`: they do, and it is told of them.
  if (page.isRead(without)) {
    reader.seen.add(from)
    return to
  }
  const somebody = facts.rules.length === 0 ? null : unreadPerson(reader, without)
  const verb = verbBase(page.word(without - 1)) === page.word(without - 1) ? without - 1 : null
  const start = somebody ?? verb
  if (start === null) return null
  reader.seen.add(from)
  return reader.quote(start, to)
}

function unreadPerson({ page, sentence }: Reader, end: number): number | null {
  for (let at = sentence; at < end; at += 1)
    if (!page.isRead(at) && page.word(at).endsWith('s') && isPersonal({ words: [page.word(at)] })) return at
  return null
}
