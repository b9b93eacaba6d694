import { type Choice, isSight } from '../lists/choice.ts'
import { type Item, itemOf } from '../lists/item.ts'
import type { Page } from '../page/page.ts'
import { typeByName } from '../vocabulary/field-names.ts'

/** `(Free, Pro, Enterprise)`: names of some of them. */
export const isProperName = (page: Page, { noun, saying, inner, choice }: Item): boolean =>
  /^\p{Lu}\p{Ll}/u.test(page.tokens[noun.head]!.text) &&
  saying.type === null &&
  saying.words.length === 0 &&
  inner.length === 0 &&
  choice === null &&
  !typeByName(noun.words.join('_')).known

/** `draft/published states`: what stands behind the values is what they are. */
export const statusOf = (choice: Choice, from: number): Item => ({
  ...itemOf({
    from,
    to: choice.to,
    head: choice.to - 1,
    words: [choice.values.every(isSight) ? 'visibility' : 'status'],
    isPlural: false,
    isEach: false,
    isCounted: false,
    adjectives: [],
  }),
  choice,
  from,
})
