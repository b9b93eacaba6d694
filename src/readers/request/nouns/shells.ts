import type { Facts } from '../facts.ts'
import type { Noun } from './noun.ts'
import type { Page } from '../page/page.ts'
import { replaceNoun } from './replaced.ts'
import { setOf } from '../vocabulary/words.ts'

/** What is to be done, called so behind a thing of a name of its own. */
const SHELLS = setOf('job work task matter case issue')
/** Things with which there is something to do. */
const WORK = setOf(
  `problem fault defect repair incident report complaint ticket request issue damage leak breakdown booking appointment order
  errand assignment project gig task shift delivery inspection installation job case`,
)

/** `tenants report problems, contractors mark the job done`: the one word that was never named is what was spoken of before. */
export function readShells(page: Page, facts: Facts): void {
  for (const shell of SHELLS) {
    const said = facts.mentions.filter(({ noun }) => noun.words.join(' ') === shell).map(({ noun }) => noun)
    const [first] = said
    if (first === undefined || !said.every((noun) => isDefinite(page, noun)) || isNamed(shell, facts)) continue
    const meant = facts.mentions.findLast(
      ({ noun, how }) =>
        how === 'plainly' &&
        noun.to <= first.from &&
        noun.words.at(-1) !== shell &&
        WORK.has(noun.words.at(-1)!) &&
        !SHELLS.has(noun.words.join(' ')),
    )?.noun
    if (meant === undefined) continue
    replaceNoun(facts, shell, meant)
    for (const noun of said) {
      page.claim(noun.from, noun.to)
      facts.mentions.push({ noun, how: 'as the name' })
    }
  }
}

const isDefinite = (page: Page, { isPlural, from }: Noun): boolean => !isPlural && page.word(from) === 'the'

/** It holds something itself, or is part of the name of another. */
const isNamed = (shell: string, { holdings, mentions }: Facts): boolean =>
  holdings.some(({ owner }) => owner.words.join(' ') === shell) ||
  mentions.some(({ noun }) => noun.words.length > 1 && noun.words.at(-1) === shell)
