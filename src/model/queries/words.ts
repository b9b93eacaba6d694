import { plural } from '../../kernel/english.ts'

/** `1 table`, `2 tables`, `1,204 queries`. */
export function count(number: number, noun: string): string {
  return `${grouped(number)} ${number === 1 ? noun : plural(noun)}`
}

export function grouped(number: number): string {
  return String(number).replace(/\B(?=(\d{3})+$)/g, ',')
}
