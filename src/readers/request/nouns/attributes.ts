import type { Noun } from './noun.ts'
import { isAnyKind } from '../vocabulary/kinds/index.ts'

/** `an expiry date`, `inverter model`: what something has one of, and no row of anything. */
export const isAttributeName = ({ words, isPlural }: Pick<Noun, 'words' | 'isPlural'>): boolean =>
  !isPlural && words.length > 1 && LAST.test(words.at(-1)!) && !isAnyKind(words.slice(-2).join(' '))

const LAST = /^(date|time|price|amount|number|name|title|code|model|type|range|percentage|address)$/
