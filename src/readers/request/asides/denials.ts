import { type Around, type Aside, quoted } from './aside.ts'
import type { Page } from '../page/page.ts'
import { noneDenied } from './never.ts'
import { tailEnd } from './ends.ts'

/** `the price becomes cents`: what is to be otherwise, from where the sentence began. */
export function changeAt({ page }: Around, at: number): Aside | null {
  if (!/^becomes?$/.test(page.word(at))) return null
  let from = at
  while (!page.isEnd(from - 1) && !/^[,:]$/.test(page.word(from - 1))) from -= 1
  return quoted(from, tailEnd(page, at))
}

/** `no double bookings`, `without overselling`: what must not be, where no capability of ours says it. */
export function denialAt({ page, capabilities }: Around, at: number, start: number): Aside | null {
  const word = page.word(at)
  const unneeded = at === start ? unneededEnd(page, at) : null
  if (unneeded !== null) {
    for (let i = at; i < unneeded; i += 1) if (capabilities.has(i)) return null
    return quoted(at, unneeded)
  }
  if (!/^(no|without|never)$/.test(word) || !page.isWord(at + 1)) return null
  if (noneDenied(page, at) !== null) return null
  const isFirst = at === start || /^(,|and|but|:|with|\(|that)$/.test(page.word(at - 1))
  if (word === 'no' && (!isFirst || /^(one|longer)$/.test(page.word(at + 1)))) return null
  if (word === 'never' && at !== start) return null
  const end = tailEnd(page, at + 1)
  for (let i = at; i < end; i += 1) if (capabilities.has(i)) return null
  return quoted(at, end)
}

/** `payments are not needed`: nothing of it is to be there. */
function unneededEnd(page: Page, from: number): number | null {
  for (let at = from; at < from + 5 && page.isWord(at); at += 1)
    if (/^(is|are)$/.test(page.word(at)))
      return page.word(at + 1) === 'not' && /^(needed|required|wanted|necessary)$/.test(page.word(at + 2))
        ? at + 3
        : null
  return null
}
