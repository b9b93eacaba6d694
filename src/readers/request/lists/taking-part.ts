import type { Item } from './item.ts'

/** `affected services`: services, of which each may be in it. */
export const withoutPart = (item: Item): Item =>
  item.noun.isPlural && item.noun.words.length > 1 && TAKING_PART.has(item.noun.words[0]!)
    ? {
        ...item,
        noun: {
          ...item.noun,
          words: item.noun.words.slice(1),
          adjectives: [...item.noun.adjectives, item.noun.words[0]!],
        },
      }
    : item
/** What is there without it, and has a part in it. */
export const TAKING_PART: ReadonlySet<string> = new Set(
  'affected involved assigned related linked invited participating connected associated included covered impacted'.split(
    ' ',
  ),
)
