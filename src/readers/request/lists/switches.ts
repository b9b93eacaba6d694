import type { Item } from './item.ts'
import type { Noun } from '../nouns/noun.ts'
import type { Reader } from '../reader.ts'
import { typeByName } from '../vocabulary/field-names.ts'

/** `settings with email notifications`: whether somebody wants them. */
export function asSwitch({ seen }: Reader, item: Item, owner: Noun): Item {
  const { noun, saying } = item
  const name = [...noun.words.slice(0, -1), noun.isPlural ? `${noun.words.at(-1)!}s` : noun.words.at(-1)!].join('_')
  const isOne =
    /^(setting|preference|profile|account)$/.test(owner.words.at(-1)!) && typeByName(name).type.startsWith('bool')
  if (!isOne || saying.type !== null) return item
  for (let at = noun.from; at < noun.to; at += 1) seen.add(at)
  return { ...item, saying: { ...saying, type: SWITCH } }
}

const SWITCH = 'bool = false'
export const isSwitch = ({ saying }: Item): boolean => saying.type === SWITCH
