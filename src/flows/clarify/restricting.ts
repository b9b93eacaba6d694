import type { DesignRequest, Words } from '../../model/index.ts'
import { spoken } from '../../kernel/english.ts'
import { isPlural, singular } from '../../readers/request/vocabulary/forms.ts'
import { isContent } from '../../readers/request/vocabulary/lexicon.ts'

/** Whether a word says which of them, or that there is one: where it changes nothing, nobody holds it. */
export const isRestricting = (word: Words, next: Words | undefined, request: DesignRequest): boolean =>
  next !== undefined && (isStateBefore(word, next, request) || isOneOnly(word, next, request))

/** `return shipped orders`: a state of those that are named. */
function isStateBefore({ text }: Words, next: Words, { subjects }: DesignRequest): boolean {
  const [state, named] = [text.toLowerCase(), singular(next.text.toLowerCase())]
  // What is published is what others see anyhow.
  if (state === 'published' || !isPlural(next.text.toLowerCase())) return false
  return subjects.some(
    ({ name, fields }) =>
      spoken(name).toLowerCase().split(' ').at(-1) === named &&
      fields.some(({ type }) => type.includes('|') && type.split(/[|= ]+/).includes(state)),
  )
}

/** `a customer keeps one wishlist`: and no other; what each row has a key to is one anyway. */
function isOneOnly({ text, start }: Words, next: Words, request: DesignRequest): boolean {
  if (text.toLowerCase() !== 'one' || !isContent(next.text.toLowerCase())) return false
  const owner = HAVING.exec(request.text.slice(0, start))?.[1]
  if (owner === undefined) return false
  const [has, had] = [singular(owner.toLowerCase()), singular(next.text.toLowerCase())]
  return !request.subjects.some(
    ({ name, fields }) =>
      spoken(name).toLowerCase().split(' ').at(-1) === has &&
      fields.some((field) => field.name.split('_').includes(had) || spoken(field.type).toLowerCase().includes(had)),
  )
}

const HAVING =
  /([\p{L}-]+) (?:(?:can|may|must|should) )?(?:only |exactly |just )?(?:has|have|keeps?|owns?|gets?|holds?) (?:only |exactly |just )?$/iu
