import type { Facts, Holding } from '../facts.ts'
import { itemOf } from '../lists/item.ts'
import type { Page } from '../page/page.ts'
import type { Things } from './things.ts'
import { isPutTogether } from '../vocabulary/holders.ts'
import { kindOf } from '../vocabulary/kinds/index.ts'
import { GROUPS, isPersonal } from '../vocabulary/people.ts'

/** `nurses record donations of donors`: of one of them each, who is no thing that is kept. */
export const ofWhom = ({ belongings, rules }: Facts, things: Things, page: Page): readonly Holding[] =>
  belongings.flatMap(({ child, parent }) => {
    const last = child.words.at(-1)!
    const isOne =
      page.word(parent.from - 1) === 'of' &&
      parent.isPlural &&
      !parent.isCounted &&
      child.isPlural &&
      isPersonal(parent) &&
      !/^(user|account)$/.test(parent.words.at(-1)!) &&
      things.of(parent) === null &&
      kindOf(child.words) !== null &&
      !isPersonal(child) &&
      !GROUPS.has(last) &&
      !isPutTogether(child.words) &&
      // Whoever makes such rows is not whom they are of.
      rules.some(
        ({ of, verbs, who }) =>
          verbs.includes('create') &&
          of !== null &&
          things.of(of) === things.of(child) &&
          typeof who !== 'string' &&
          who.words.at(-1) !== parent.words.at(-1),
      )
    return isOne ? [{ owner: child, items: [itemOf({ ...parent, isPlural: false })] }] : []
  })
