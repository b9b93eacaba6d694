/** One sentence of a document, as checks read it. */
export interface Sentence {
  /** In lower case, without Markdown's signs but the backticks. */
  readonly text: string
  /** As written: names in code are case-sensitive. */
  readonly written: string
  /** It speaks of all of something: `every`, `all`, `no`, `never`. */
  readonly isUniversal: boolean
  readonly forbids: boolean
  /** What it exempts, in its own words; '' when nothing. */
  readonly exception: string
}

const UNIVERSAL = /\b(all|every|each|any|always|never|no|none|must|shall|only|do not|don['’]t|not)\b/
const FORBIDS = /\b(never|no|not|none|don['’]t|avoid|forbidden|prohibited|without)\b/
/** A wish, an example or a habit is no rule. */
const SOFT =
  /\b(prefer(ably|red)?|consider|might|if possible|where possible|when possible|usually|generally|typically|ideally|for now|todo|for example|e\.g\.|such as|legacy|eventually|future)\b/
/** What only some of the code has to do with. */
const ELSEWHERE =
  /\b(tests?|testing|fixtures?|mocks?|frontend|clients?|react|vue|typescript|javascript|ui|css|docker\w*|commits?|pull requests?|branch(es)?|scripts?|notebooks?|ci)\b/
const EXCEPTION =
  /(?<!bare `?)\b(?:except(?:ions?)?(?: for)?|unless|other than|apart from|excluding|but not)\b[:\s]*(.*)$/
/** A case to which it applies: then it says nothing about the rest. */
const CONDITION = /\b(that|which|whose|if|when|whenever|where|in case|once|until|during|before|after|while)\b/

/** What takes longer to say has more to it than a pattern can tell. */
const LONGEST = 200

/** The sentences of a principle that oblige everyone at all times. */
export function sentencesOf(principle: string): readonly Sentence[] {
  return principle
    .split(/(?<=[.!?;])\s+(?=[A-Z`*])|\s+[—–]\s+/)
    .map(sentenceOf)
    .filter((one) => one !== null)
}

function sentenceOf(written: string): Sentence | null {
  const text = written.toLowerCase().replaceAll('*', '').trim()
  const [exception] = [EXCEPTION.exec(text)?.[1]?.replace(/[.\s]+$/, '') ?? '']
  const rule = text.replace(EXCEPTION, '')
  if (written.length > LONGEST || SOFT.test(text) || ELSEWHERE.test(rule) || CONDITION.test(rule)) return null
  return { text: rule, written, isUniversal: UNIVERSAL.test(rule), forbids: FORBIDS.test(rule), exception }
}

/** Words of code in a sentence: what stands in backticks. */
export const codeIn = (written: string): readonly string[] => [...written.matchAll(/`([^`]+)`/g)].map(([, one]) => one!)
