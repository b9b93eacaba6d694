/**
 * Text of a stranger's repository on one line, without anything a terminal would obey:
 * control characters, escape sequences, and marks that turn the direction of writing.
 */
export function plain(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu, '')
    .trim()
}
