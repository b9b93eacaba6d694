import type { CapabilityName, DesignRequest, Words } from '../../model/index.ts'
import { isContent, isStop } from '../../readers/request/vocabulary/lexicon.ts'
import { singular } from '../../readers/request/vocabulary/forms.ts'

/** `retry failed deliveries with exponential backoff`: what webhooks do by themselves. */
export const isOfAsked = ({ text }: Words, { capabilities }: DesignRequest): boolean =>
  capabilities.some(({ name }) => {
    const own = PARTS[name]
    if (own === undefined) return false
    const said = text
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => !isStop(word) && word !== '')
    return (
      said.length > 1 && said.every((word, at) => own.has(word) || (/^\d+$/.test(word) && said[at + 1] === 'times'))
    )
  })

const PARTS: Partial<Readonly<Record<CapabilityName, ReadonlySet<string>>>> = {
  webhooks: new Set(
    'deliver delivers delivered delivery deliveries event events sign signs signed hmac payload payloads retry retries retried failed exponential backoff times secret endpoint endpoints attempt attempts log keep webhook webhooks'.split(
      ' ',
    ),
  ),
}

/** What is asked for and part of something asked for anyway is designed with it, as is a field that such a thing has anyway. */
export const isInherent = ({ text, start, end }: Words, { capabilities, subjects }: DesignRequest): boolean =>
  areFields(text, subjects) ||
  capabilities.some(
    ({ name, from }) =>
      INHERENT[name]?.test(text) === true ||
      // `at most 5 retries`, which is how many there are anyway.
      (from.start === start && from.end === end && /\d/.test(text)),
  )

/** `a vehicle by plate`, which has one. */
export const isByField = ({ text }: Words, { subjects }: DesignRequest): boolean =>
  /^by \S+$/i.test(text) && areFields(text, subjects)

/** `classes with a capacity` */
function areFields(text: string, subjects: DesignRequest['subjects']): boolean {
  const said = text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(isContent)
  const names = new Set(
    subjects.flatMap(({ fields }) =>
      fields.flatMap(({ name, type }) => (type.startsWith('->') ? [] : name.split('_'))),
    ),
  )
  if (said.length > 0) return said.every((word) => names.has(word) || names.has(singular(word)))
  // `from 1 to 5`, which is what stars go through anyway.
  const numbers = text.match(/\d+/g) ?? []
  const held = new Set(subjects.flatMap(({ fields }) => fields.flatMap(({ type }) => type.match(/\d+/g) ?? [])))
  return numbers.length > 1 && numbers.every((number) => held.has(number))
}

const INHERENT: Partial<Readonly<Record<CapabilityName, RegExp>>> = {
  jwt: /\b(?:refresh|access) tokens?\b/i,
  webhooks: /\bback-?off\b/i,
  jobs: /\bback-?off\b/i,
  pagination: /\bcursors?\b/i,
  retrieval: /\b(?:hybrid|full-?text)\b/i,
}
