import type { DesignRequest } from '../../model/index.ts'
import { isStop } from '../../readers/request/vocabulary/lexicon.ts'
import { INTENTS } from '../../readers/request/vocabulary/verbs.ts'
import { CALLERS, MATTERS, type Matter, WIDE } from './matters-of-rules.ts'

/** Beginnings of the names of rules by what is named, in the order it is named; none where nothing is. */
export function mattersOf({ text, asks }: DesignRequest): readonly (readonly string[])[] {
  if (asks?.kind === 'access') return [CALLERS.split(' ')]
  if (asks?.kind === 'speed') return [['queries', 'schema']]
  const named = among(MATTERS, text)
  return (named.length > 0 ? named : among(WIDE, text)).map((names) => names.split(' '))
}

const among = (some: readonly Matter[], text: string): readonly string[] =>
  some
    .flatMap(([words, names]) => {
      const at = text.search(words)
      return at < 0 ? [] : [{ at, names }]
    })
    .toSorted((one, other) => one.at - other.at)
    .map(({ names }) => names)

/** What of a judgement is called by nothing that a check looks at. */
export const missedBy = ({ text, intent, subjects }: DesignRequest): readonly string[] =>
  intent !== 'review'
    ? []
    : text
        .split(BETWEEN)
        .map((part) => part.trim().split(/\s+/).filter(isTelling).join(' '))
        .filter((part) => part !== '' && ![...MATTERS, ...WIDE].some(([words]) => words.test(part)))
        .filter((part) => !subjects.some(({ from, table }) => table !== null && from.text.includes(part)))

const BETWEEN =
  /\b(?:and|or|of|for|in|on|to|by|with|over|that|which|how|whether|if|our|the|my|your|this|a|an)\b|[,.;:?!()]/i
const isTelling = (word: string): boolean =>
  /^[\w'-]+$/.test(word) && !isStop(word.toLowerCase()) && !INTENTS.has(word.toLowerCase()) && !ANY.test(word)

/** What anything may be called that is judged. */
const ANY =
  /^(strateg(y|ies)|flows?|handling|approach(es)?|implementations?|set-?ups?|logic|designs?|usage|use|used|stored|done|practices?|conventions?|concepts?|code|codebase|backend|app|application|current|existing|layers?|services?|modules?|systems?|process(es)?|mechanisms?|polic(y|ies)|rules?|paths?|parts?|nothing|everything|anything|find|please|problems?|bugs?|missing|sanity|quality|best|whole)$/i

/** The names of rules that look at what a request is about; none where nothing is named. */
export const rulesOf = (asked: DesignRequest, names: readonly string[]): readonly string[] => {
  const beginnings = mattersOf(asked).flat()
  return names.filter((name) => beginnings.some((one) => isOf(name, one)))
}

/** Whether it is of a family, or its name begins so. */
export const isOf = (rule: string, beginning: string): boolean =>
  beginning.includes('/') ? rule.startsWith(beginning) : rule.split('/')[0] === beginning
