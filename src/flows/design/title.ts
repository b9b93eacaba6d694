import { listed, plural, spoken } from '../../kernel/english.ts'
import type { DesignRequest } from '../../model/index.ts'

const LONGEST = 80
const MOST_THINGS = 4

/** What is new is called by its name, with what it holds: `URL shortener: links and clicks`. */
export function titleOfNew(app: string, { called, subjects, text }: DesignRequest): string {
  const name = capital(called ?? spoken(app.replaceAll('-', ' ')))
  const things = subjects
    .filter((one) => one.name !== 'User')
    .map((one) => plural(spoken(one.name)))
    .filter((one) => one !== plural(name.toLowerCase()))
  const whole = [name, listed(things, MOST_THINGS)].filter((one) => one !== '').join(': ')
  return whole === '' ? sentenceOf(text) : whole
}

/** What is done with something that is there is called as it is asked: its first sentence, as far as there is room. */
export function sentenceOf(text: string): string {
  const line = text
    .trim()
    .split('\n')[0]!
    .replace(/^[#\s]+/, '')
  const sentence = /^.+?(?=[.!](?:\s|$)|:\s|$)/.exec(line)?.[0] ?? line
  if (sentence.length <= LONGEST) return sentence
  return `${sentence.slice(0, LONGEST).replace(/[\s,;:]+\S*$/, '')}…`
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
