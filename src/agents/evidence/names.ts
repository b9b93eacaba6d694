import { type Json, isObject } from '../../kernel/json.ts'

/** What a record is called, through the records in it that are not lists. */
export function namesIn(value: Json, depth = 2): readonly string[] {
  return Object.values(value).flatMap((each) => {
    if (typeof each === 'string') return isName(each, LONGEST_TITLE) ? [each.toLowerCase()] : codeIn(each)
    return isObject(each) && depth > 0 ? namesIn(each, depth - 1) : []
  })
}

/** A document is called by a title. */
const LONGEST_TITLE = 12

export const isName = (text: string, most = 6): boolean =>
  text.length <= 120 && /[A-Za-z]/.test(text) && !text.includes('\n') && text.trim().split(/\s+/).length <= most

export const codeIn = (text: string): readonly string[] =>
  [...text.matchAll(/`([^`\n]{1,100})`/g)].map(([, code = '']) => code.toLowerCase())

export function keysIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(keysIn)
  return isObject(value) ? Object.entries(value).flatMap(([key, each]) => [key, ...keysIn(each)]) : []
}

/** What a call was asked for by name: the texts of its input. */
export function wordsOfInput(input: string): readonly string[] {
  const found: string[] = []
  const look = (value: unknown): void => {
    if (typeof value === 'string' && isName(value)) found.push(value.toLowerCase())
    else if (typeof value === 'object' && value !== null) for (const each of Object.values(value)) look(each)
  }
  look(parsed(input))
  return found
}

function parsed(input: string): unknown {
  try {
    return JSON.parse(input)
  } catch {
    return null
  }
}
