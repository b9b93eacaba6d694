import { doneHere } from './works.ts'
import { isSomebodyAt, startsNoun } from './around-verbs.ts'
import { isPlural, singular } from '../vocabulary/forms.ts'
import type { Item } from '../lists/item.ts'
import { hasArchetype, isStop, verbBase } from '../vocabulary/lexicon.ts'
import { isVerbAfterNoun } from './done.ts'
import { nounAt } from './noun.ts'
import type { Page } from '../page/page.ts'
import { quantityEnd } from './quantity.ts'
import { BEING, DETERMINERS, HAVING, MODALS } from '../vocabulary/functions.ts'
import { ACTIONS } from '../vocabulary/verbs.ts'
import { goesOnDoing } from './verb-phrases.ts'

/** `view galleries and download photos`: another thing that is done. */
export const isDeed = (page: Page, at: number): boolean =>
  goesOnDoing(page, at) ||
  // `approves applications and sees who is late`
  (/^(sees|knows|decides|checks|chooses|tells)$/.test(page.word(at)) && page.isAside(at + 1)) ||
  ((verbBase(page.word(at)) === page.word(at) || isDoing(page, at)) &&
    // `and note the hours`: no name stands before an article.
    (!hasArchetype(page.word(at)) || /^(the|their|its|his|her)$/.test(page.word(at + 1))) &&
    page.isWord(at + 1) &&
    // `rent payments`
    !/^(payment|request|record|entry|entrie|report|log|item)s$/.test(page.word(at + 1)) &&
    (!isStop(page.word(at + 1)) ||
      DETERMINERS.has(page.word(at + 1)) ||
      /^(it|them|everything|only)$/.test(page.word(at + 1)) ||
      (isDoing(page, at) && /^(who|what|which|how|when|whether)$/.test(page.word(at + 1)))))

/** `and marks a delivery as delivered` */
const isDoing = (page: Page, at: number): boolean =>
  page.word(at).endsWith('s') &&
  verbBase(page.word(at)) !== null &&
  verbBase(page.word(at)) !== page.word(at) &&
  /^(a|an|the|it|them|their|his|its|all|every|each|who|what|which|how|when|whether|everything|only|those|these)$/.test(
    page.word(at + 1),
  )

/** `a capacity and sells tickets`: what it does besides. */
export const doesBesides = (page: Page, at: number): boolean =>
  tellsWhen(page, at) ||
  (/^(and|,|which|that)$/.test(page.word(at - 1)) &&
    page.word(at).endsWith('s') &&
    verbBase(page.word(at)) !== null &&
    verbBase(page.word(at)) !== page.word(at) &&
    page.isWord(at + 1) &&
    !hasArchetype(page.word(at)) &&
    !(isSomebodyAt(page, at) && isVerbAfterNoun(page, at + 1)) &&
    goesOnBehind(page, at))

/** What it is done with stands behind it. */
const goesOnBehind = (page: Page, at: number): boolean =>
  DETERMINERS.has(page.word(at + 1)) ||
  // `and accepts at most ten of them`
  quantityEnd(page, at + 1) > at + 1 ||
  /^(which|what|who|how|where|when|whether)$/.test(page.word(at + 1)) ||
  (!isStop(page.word(at + 1)) && (isPlural(page.word(at + 1)) || isPlural(page.word(at + 2))))

/** `and shows when it was changed`: no show of anybody. */
const tellsWhen = (page: Page, at: number): boolean =>
  page.word(at - 1) === 'and' &&
  page.word(at).endsWith('s') &&
  (ACTIONS.has(singular(page.word(at))) || verbBase(page.word(at)) !== null) &&
  !isSomebodyAt(page, at) &&
  /^(when|whether|how|what|who)$/.test(page.tokens[at + 1]?.lower ?? '')

/** `and track who changed it` */
export const isQuestion = (page: Page, at: number): boolean =>
  verbBase(page.word(at)) === page.word(at) && /^(who|when|what|that|whether|which|how)$/.test(page.word(at + 1))

/** Behind a comma or `and`; null where the list ends. */
export function separatorAt(page: Page, at: number): number | null {
  let next = at
  while (/^(,|\/)$/.test(page.word(next)) || /^(and|or|plus|as|well|also|optionally)$/.test(page.word(next))) next += 1
  if (next === at || (page.word(at) === 'as' && page.word(at + 1) !== 'well')) return null
  return next
}

/** What is done by it follows: it is the first word of another sentence. */
export const beginsClause = (page: Page, { to }: Pick<Item, 'to'>): boolean =>
  MODALS.has(page.word(to)) ||
  /^(can't|cannot|mustn't|shouldn't|won't)$/.test(page.word(to)) ||
  isHaving(page, to) ||
  BEING.has(page.word(to)) ||
  (/^(needs?|requires?|gets?)$/.test(page.word(to)) && /^(a|an|the)$/.test(page.word(to + 1))) ||
  // `and people want to filter them`
  (/^(needs?|wants?|likes?)$/.test(page.word(to)) && page.word(to + 1) === 'to' && isSomebodyAt(page, to - 1)) ||
  /^(belongs?|refers?|relates?)$/.test(page.word(to)) ||
  (/^gets?$/.test(page.word(to)) && /(ed|paid|sent)$/.test(page.word(to + 1))) ||
  (/^(only|also|always|never)$/.test(page.word(to)) &&
    isSomebodyAt(page, to - 1) &&
    (verbBase(page.word(to + 1)) === page.word(to + 1) || isDoneByOne(page, to - 1, to + 1))) ||
  // `and every member of the household can see it`
  (page.word(to) === 'of' &&
    /^members?$/.test(page.word(to - 1)) &&
    /^(every|each|all|any)$/.test(page.word(to - 2))) ||
  // `an order goes from pending to paid`
  (/^(goes|go|moves|move|passes|pass|starts|ends)$/.test(page.word(to)) &&
    /^(from|to|at|through)$/.test(page.word(to + 1))) ||
  // `a late return costs 20 euros`
  (/^(costs|lasts|takes|weighs|earns)$/.test(page.word(to)) && page.tokens[to + 1]?.kind === 'number') ||
  isVerbAfterNoun(page, to) ||
  isLetToo(page, to) ||
  // `altar servers say whether they come`
  (verbBase(page.word(to)) === page.word(to) && page.tokens[to + 1]?.lower === 'whether') ||
  isDeedOf(page, to) ||
  isDeedOfSome(page, to) ||
  isGapped(page, to)

/** `the accountant only sees invoices` */
const isDoneByOne = (page: Page, who: number, at: number): boolean =>
  !isPlural(page.word(who)) && page.word(at).endsWith('s') && verbBase(page.word(at)) !== null

/** `let users book rooms and admins to approve them`: others who are let do something. */
export const isLetToo = (page: Page, at: number): boolean => {
  if (page.word(at) !== 'to' || !isSomebodyAt(page, at - 1) || !/^(and|or|,)$/.test(page.word(at - 2))) return false
  if (doneHere(page, at + 1) !== page.word(at + 1) || !isObjectOrEnd(page, at + 2)) return false
  // Nobody holds his breath for longer.
  for (let i = at - 3; !page.isEnd(i) && at - i < LONGEST; i -= 1) if (LETTING.test(page.word(i))) return true
  return false
}
const LONGEST = 80
const LETTING =
  /^(allow|allows|allowing|let|lets|letting|enable|enables|enabling|permit|permits|want|wants|need|needs|for)$/
const isObjectOrEnd = (page: Page, at: number): boolean =>
  page.isEnd(at) || startsNoun(page, at) || /^(it|them|,|and)$/.test(page.word(at))

/** `students see their own grades and parents those of their children`: people, and what they do it with. */
export const isGapped = (page: Page, at: number): boolean =>
  isSomebodyAt(page, at - 1) &&
  isPlural(page.word(at - 1)) &&
  (/^(those|theirs|everything)$/.test(page.word(at)) ||
    page.matches(at, ['their', 'own']) ||
    (page.word(at) === 'only' && /^(those|theirs|their|the)$/.test(page.word(at + 1))))

/** `members log there workouts`, whatever stands behind it. */
export const isDeedOf = (page: Page, at: number): boolean => {
  const before = page.word(at - 1)
  return (
    (isPlural(before) || /^(staff|people|personnel)$/.test(before)) &&
    isSomebodyAt(page, at - 1) &&
    verbBase(page.word(at)) === page.word(at) &&
    page.isWord(at + 1)
  )
}

/** `members of a committee only find their own`: people of something, and what they do. */
export const isDeedOfSome = (page: Page, at: number): boolean => {
  const whole =
    isPlural(page.word(at - 1)) && isSomebodyAt(page, at - 1) && /^(of|in|from)$/.test(page.word(at))
      ? nounAt(page, at + 1)
      : null
  if (whole === null) return false
  const verb = /^(only|also|always|never)$/.test(page.word(whole.to)) ? whole.to + 1 : whole.to
  return verb > whole.to && verbBase(page.word(verb)) === page.word(verb)
}

/** `books have a title`, and no `holds that expire`. */
export const isHaving = (page: Page, at: number): boolean =>
  !(page.word(at) === 'store' && isVerbAfterNoun(page, at)) &&
  HAVING.has(page.word(at)) &&
  !(page.word(at) === 'holds' && /^(that|which|for|on|,|and|)$/.test(page.word(at + 1)))
