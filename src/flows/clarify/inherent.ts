import { makingLength } from '../../readers/request/asides/making.ts'
import { spoken } from '../../kernel/english.ts'
import type { CapabilityName, DesignRequest, Words } from '../../model/index.ts'
import { isContent, isStop } from '../../readers/request/vocabulary/lexicon.ts'
import { singular } from '../../readers/request/vocabulary/forms.ts'
import { setOf } from '../../readers/request/vocabulary/words.ts'

/** `retry failed deliveries with exponential backoff`: what webhooks do by themselves, in words of nothing else. */
export const isBuiltIn = ({ text }: Words, { capabilities }: DesignRequest): boolean =>
  capabilities.some(({ name, comesFrom }) => {
    const own = PARTS[name]
    const said = wordsOf(text).filter((word) => !isStop(word))
    const isPart = (word: string, at: number): boolean =>
      own?.has(word) === true ||
      (/^\d+$/.test(word) && said[at + 1] === 'times') ||
      (comesFrom !== undefined && (TAKEN.has(word) || word === comesFrom))
    return said.length > 0 && said.every(isPart)
  })

/** What is done with everything that others send. */
const TAKEN = setOf(
  'receive receives received receiving accept accepts inbound incoming receiver verify verifies verified validate validates check checks ignore ignores ignored drop drops dropped duplicate duplicates twice once process processes processed queue queues job jobs background',
)

/** What a capability has, whoever says it besides. */
const PARTS: Partial<Readonly<Record<CapabilityName, ReadonlySet<string>>>> = {
  webhooks: setOf(
    'deliver delivers delivered delivery deliveries event events sign signs signed signature signatures hmac payload payloads retry retries retried failed exponential backoff times secret endpoint endpoints attempt attempts log keep webhook webhooks outgoing outbound register registers registered url urls',
  ),
  'api-keys': setOf('api key keys expiry expiration show shown shows only once store stored stores hash hashed hashes'),
  'rate-limit': setOf('per api key keys'),
  jobs: setOf('retry retries retried failed exponential backoff job jobs status'),
  jwt: setOf('refresh access token tokens'),
  pagination: setOf('cursor cursors'),
  history: setOf('keep keeps kept full complete whole version versions history'),
  retrieval: setOf(
    'hybrid full text fulltext keyword bm25 search pgvector embedding embeddings vector vectors chunk chunks chunking postgresql postgres combine combines',
  ),
}

/** What changes nothing as it is designed anyway: parts of a capability, its number where that is the usual one, fields. */
export const isInherent = (words: Words, request: DesignRequest, behind?: Words): boolean =>
  isBuiltIn(words, request) ||
  isWhoseOwner(words, behind, request) ||
  isFromFirst(words, request) ||
  isOfItsTime(words, request) ||
  areFields(words.text, request.subjects) ||
  isAnyway(words, request) ||
  // `at most 5 retries`
  request.capabilities.some(({ from }) => from.start === words.start && from.end === words.end && /\d/.test(words.text))

/** `read-only after creation`, `once recorded, readings are never updated`: nobody ever does it, and before that there is nothing. */
const isFromFirst = ({ text, start, end }: Words, { rules = [] }: DesignRequest): boolean =>
  makingLength(text) === text.length &&
  rules.some(({ who, from }) => who === 'nobody' && from.end >= start - 2 && from.start <= end + 2)

/** `for a date range`: what has a beginning and an end says nothing else. */
const isOfItsTime = ({ text }: Words, { subjects }: DesignRequest): boolean =>
  /^for (?:an? |any )?(?:(?:certain|given|chosen|fixed|specific) )?(?:date ranges?|time ranges?|(?:time )?periods?|time spans?|time slots?|period of time)$/i.test(
    text,
  ) &&
  subjects.some(
    ({ fields }) =>
      fields.some(({ name }) => name.startsWith('starts_')) && fields.some(({ name }) => name.startsWith('ends_')),
  )

/** `the apiary's owner`: of a thing there is, whose owner everything below it has. */
const isWhoseOwner = (words: Words, behind: Words | undefined, { subjects, rules = [] }: DesignRequest): boolean => {
  const thing = /^(\p{L}+)['’]s?$/u.exec(words.text.toLowerCase())?.[1]
  return (
    thing !== undefined &&
    /^(owner|author|creator)s?$/i.test(behind?.text ?? '') &&
    rules.some(({ who, from }) => who === 'owner' && from.end >= words.start && from.start <= behind!.end) &&
    subjects.some(({ name }) => wordsOf(spoken(name)).at(-1) === singular(thing))
  )
}

/** `red at first`, of what begins as that anyway: which of its values it usually is. */
function isAnyway({ text, start }: Words, { text: whole, subjects }: DesignRequest): boolean {
  if (!USUALLY.test(text)) return false
  const before = wordsOf(whole.slice(0, start))
  return subjects.some(({ fields }) =>
    fields.some(({ type }) => {
      const usual = / = ([a-z_]+)/.exec(type)?.[1]?.split('_') ?? []
      return type.includes('|') && usual.length > 0 && before.slice(-usual.length).join('_') === usual.join('_')
    }),
  )
}

const USUALLY =
  /^(?:at first|initially|(?:as|by|being|is) (?:the |a )?default|to (?:begin|start) with|(?:unless|if|when) (?:nothing|otherwise|[a-z]+ otherwise)\b.*)$/i

/** `classes with a capacity`, `from 1 to 5`: what such a thing has anyway, and what stars go through. */
function areFields(text: string, subjects: DesignRequest['subjects']): boolean {
  const fields = subjects.flatMap((one) => one.fields).filter(({ type }) => !type.startsWith('->'))
  const said = wordsOf(text).filter(isContent)
  const names = new Set(fields.flatMap(({ name }) => name.split('_')))
  if (said.length > 0) return said.every((word) => names.has(word) || names.has(singular(word)))
  const held = new Set(fields.flatMap(({ type }) => type.match(/\d+/g) ?? []))
  const numbers = text.match(/\d+/g) ?? []
  return numbers.length > 1 && numbers.every((number) => held.has(number))
}

const wordsOf = (text: string): readonly string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
