import type { Words } from '../../../model/index.ts'

/** The sentence a place stands in. */
export function sentenceAt(text: string, at: number): Words {
  const start = at - /[^.;!?\n]*$/.exec(text.slice(0, at))![0].length
  const end = at + /^[^.;!?\n]*/.exec(text.slice(at))![0].length
  return { text: text.slice(start, end), start, end }
}

/** `organisation`, of `Organization`. */
export const isSamePlace = (word: string, name: string): boolean => spelled(word) === spelled(name.toLowerCase())
const spelled = (word: string): string => word.replace('isation', 'ization')
