import { snake } from '../../../blueprint/storage/names.ts'
import { plural } from '../../../kernel/english.ts'

/** A name in its words: `['support', 'ticket']` and `['support', 'tickets']`. */
export interface Naming {
  readonly one: readonly string[]
  readonly many: readonly string[]
}

/** How words are joined, and which of them begin with a capital letter. */
export type Style = 'pascal' | 'camel' | 'snake' | 'kebab' | 'upper' | 'spaced' | 'sentence' | 'title' | 'flat'

export const STYLES: readonly Style[] = [
  'pascal',
  'snake',
  'upper',
  'camel',
  'kebab',
  'spaced',
  'sentence',
  'title',
  'flat',
]

/** What says of a class that it maps a table is no word of what is in it. */
const SUFFIX = /(.)_(model|orm|table|entity|dto|db)$/

export function namingOf(name: string): Naming {
  const one = snake(name).replace(SUFFIX, '$1').split('_').filter(Boolean)
  return { one, many: [...one.slice(0, -1), plural(one.at(-1) ?? '')] }
}

export function styled(words: readonly string[], style: Style): string {
  const capital = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1))
  switch (style) {
    case 'pascal':
      return capital.join('')
    case 'camel':
      return [words[0], ...capital.slice(1)].join('')
    case 'snake':
      return words.join('_')
    case 'kebab':
      return words.join('-')
    case 'upper':
      return words.join('_').toUpperCase()
    case 'spaced':
      return words.join(' ')
    case 'sentence':
      return [capital[0], ...words.slice(1)].join(' ')
    case 'title':
      return capital.join(' ')
    case 'flat':
      return words.join('')
  }
}
