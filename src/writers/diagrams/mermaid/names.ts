/** A name the diagram's grammar takes as one word. */
export function word(text: string): string {
  const cleaned = text.replace(/[^\p{L}\p{N}_]+/gu, '_').replace(/^_+(?=.)/, '')
  return /^\p{L}/u.test(cleaned) ? cleaned : `t_${cleaned}`
}

/** A label in double quotes; Mermaid has no escape for them but entities. */
export function label(text: string): string {
  const safe = text.replace(/[\p{Cc}]+/gu, ' ').replace(/[#"<>&`\\;%]/g, (character) => `#${character.codePointAt(0)};`)
  return `"${safe}"`
}

/** Words that stand without quotes, to the end of their line; never empty, which the grammar does not take. */
export function words(text: string): string {
  const safe = text
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '')
    .trim()
    .replace(/[#"<>&`\\;%:]/g, (character) => `#${character.codePointAt(0)};`)
  return safe === '' ? '-' : safe
}
