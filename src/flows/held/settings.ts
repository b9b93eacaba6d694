import { isOneOfOurs } from '../../readers/request/vocabulary/businesses.ts'
import { isPlural, singular } from '../../readers/request/vocabulary/forms.ts'
import { isVerbAt, saidIn as wordsIn } from '../pieces/words.ts'
import type { Holds } from './held.ts'
import { partsOf } from './words.ts'

/** `for a small town`, `at the desk`: whom the whole is for, and where somebody stands; nothing is asked of a backend. */
export const isSetting: Holds = ({ text, start, end }, request, { resources, roles }) => {
  const last = singular(/([\p{L}-]+)$/u.exec(text)?.[1]?.toLowerCase() ?? '')
  if ([...resources.keys(), ...roles].some((name) => partsOf(name).at(-1) === last)) return false
  if (SPOT.test(text) || OF_ALL.test(text) || isOurs(text)) return true
  return isWhole(request.text.slice(0, start), request.text.slice(start, end))
}

const SPOT =
  /^(?:(?:at|from|behind) the (?:front |ticket |help |service |information )?(?:desk|counter|reception|entrance|door|gate|till|kiosk|bar|box office|venue|shop|store)|on site|in person|over the counter)$/i

/** `for our public API`: of all that is built, and of nothing in it. */
const OF_ALL =
  /^(?:for|to|of|in|on|into|across) (?:our|the|my|this|your) (?:(?:public|internal|external|existing|whole|entire|fastapi|rest|python|own|main|new) ){0,2}(?:api|backend|service|application|app|platform|system|product|saas)$/i

/** `to our conference`, `at our school`: of which there is one. */
const isOurs = (text: string): boolean => {
  const words = OURS.exec(text)?.[1]?.toLowerCase().split(' ') ?? []
  return words.length > 0 && isOneOfOurs(words)
}
const OURS = /^(?:at|to|in|for|of|from|on) (?:our|my) ([a-z-]+(?: [a-z-]+){0,2})$/i

/** Behind what the whole is, before anything is said of it: a phrase without a verb, a number, or a word of the trade. */
function isWhole(before: string, text: string): boolean {
  if (before.length > OPENING || /[.:;,(?!\n]/.test(before)) return false
  const phrase = FOR.exec(`${before}${text}`)?.[0]
  if (phrase === undefined || phrase.length < text.length) return false
  // `volunteers sign up for shifts at food banks`: what people do, and whom nothing is built for.
  const lead = wordsIn(`${before}${text}`.slice(0, -phrase.length))
  if (
    lead.words.some(
      ({ word }, at) => at > 0 && areDoing(lead.words[at - 1]!.word) && isVerbAt(lead, at) && !ASKING.test(word),
    )
  )
    return false
  if (/\d|[A-Z]{2}|[a-z][A-Z]/.test(phrase) || TELLING.test(phrase)) return false
  const said = wordsIn(phrase)
  return said.words.every((_, at) => at === 0 || !isVerbAt(said, at))
}

/** What comes later says no more what the whole is. */
const OPENING = 400

/** Several who do something. */
const areDoing = (word: string): boolean => isPlural(word) || /^(staff|people|everyone|everybody|anyone)$/.test(word)
const ASKING = /^(needs?|wants?|likes?|is|are|would)$/

const FOR = /\bfor (?:(?:a|an|the|our|my|your) )?(?:[a-z][\p{L}'’-]*,? ?){1,6}$/u

/** Says how it is to be, and not only of whom. */
const TELLING =
  /\b(only|one|two|three|four|five|several|many|multiple|every|each|all|both|public|private|anonymous|internal|external|distributed|global|local|multi\w*|online|offline|mobile|real-?time|shared|separate|single|different|configurable|automatic|recurring|concurrent|secure|encrypted|large|high|api|apis|service|services|backend|production|use|access|with|without|between|across|per|in|on|by|from|who|that|which|so|and|or)\b|-(only|tenant|compliant|hosted|scale|level|based|sourced|entry|user|time|safe)\b/i
