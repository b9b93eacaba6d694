import type { Facts } from '../facts.ts'
import type { Noun } from '../nouns/noun.ts'
import { meaningOf } from './usual-fields.ts'
import { typeByName } from '../vocabulary/field-names.ts'
import { kindOf } from '../vocabulary/kinds/index.ts'

/** What a file is written as, by the word before it. */
const FORMATS: ReadonlyMap<string, string> = new Map([
  ['pdf', 'pdf'],
  ['word', 'docx'],
  ['docx', 'docx'],
  ['excel', 'xlsx'],
  ['powerpoint', 'pptx'],
  ['markdown', 'md'],
  ['text', 'txt'],
  ['html', 'html'],
])

/**
 * Where questions are answered from what people upload, `pdf files` are the documents that are spoken of, and documents
 * where nothing is called otherwise.
 */
export function uploadedIn(facts: Facts): (noun: Noun) => Noun {
  if (!isRead(facts)) return (noun) => noun
  const read = facts.mentions.find(({ noun }) => !isFile(noun) && 'file' in (kindOf(noun.words)?.holds ?? {}))?.noun
  const written = facts.mentions.flatMap(({ noun }) =>
    isFile(noun) || noun.words.at(-1) === 'document' ? [...formatIn(noun), ...formatsSaid(noun)] : [],
  )
  return (noun) =>
    isFile(noun)
      ? { ...noun, words: read?.words ?? ['document'], adjectives: [...noun.adjectives, ...written] }
      : noun.words.join(' ') === read?.words.join(' ')
        ? { ...noun, adjectives: [...noun.adjectives, ...written] }
        : noun
}

/** `applicants upload a CV`, where there are applications, that usually come with one: the file of those, and no row of its own. */
export function enclosedIn({ mentions, holdings, roles }: Facts): (noun: Noun) => Noun {
  const all = mentions.map(({ noun }) => noun)
  const spoken = new Set([...mentions, ...roles].flatMap(({ noun }) => noun.words))
  const isOne = ({ words, isPlural }: Noun): boolean =>
    words.length === 1 &&
    !isPlural &&
    typeByName(words[0]!).type.startsWith('file') &&
    !holdings.some(({ owner }) => owner.words.join(' ') === words[0]) &&
    !all.some((other) => other.isPlural && other.words.join(' ') === words[0])
  const wholes = new Map(
    all.filter(isOne).flatMap((noun) => {
      const whole = all.find((one) => one.words.join(' ') !== noun.words[0] && comesWith(one, noun.words[0]!, spoken))
      return whole === undefined ? [] : [[noun.words[0]!, whole] as const]
    }),
  )
  return (noun) => (isOne(noun) ? (wholes.get(noun.words[0]!) ?? noun) : noun)
}

const comesWith = ({ words }: Noun, file: string, spoken: ReadonlySet<string>): boolean =>
  Object.entries(kindOf(words, (word) => spoken.has(word))?.holds ?? {}).some(
    ([name, type]) => type.startsWith('file') && meaningOf(name) === meaningOf(file),
  )

/** Whether questions are answered from something that is written. */
export const isRead = ({ capabilities }: Facts): boolean =>
  capabilities.some(({ name, isDeclined }) => name === 'retrieval' && !isDeclined)

/** `files`, `PDF`, `Word files`, `uploads`: nothing says what is in them. */
const isFile = ({ words }: Noun): boolean =>
  (words.length === 1 && (/^(file|upload)$/.test(words[0]!) || FORMATS.get(words[0]!) === words[0])) ||
  (words.length === 2 && FORMATS.has(words[0]!) && /^(file|document|upload)$/.test(words[1]!))

const formatIn = ({ words }: Noun): readonly string[] => {
  const format = FORMATS.get(words[0]!)
  return format === undefined ? [] : [format]
}

/** What a file of it is written as, as far as that is said. */
export const formatsSaid = ({ adjectives }: Noun): readonly string[] => [
  ...new Set(adjectives.filter((word) => [...FORMATS.values()].includes(word))),
]
