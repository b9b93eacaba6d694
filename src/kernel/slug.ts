/** Longer names are a burden in every list. */
const LONGEST = 70

/** `Use Postgres & nothing else` becomes `use-postgres-nothing-else`; letters of every script stay. Empty where nothing is left. */
export function slugOf(title: string): string {
  const words = title
    .normalize('NFKD')
    .replaceAll(/(\p{Script=Latin})\p{Mn}+/gu, '$1')
    .normalize('NFC')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
  let slug = ''
  for (const word of words)
    if (slug === '' || slug.length + word.length < LONGEST) slug += slug === '' ? word : `-${word}`
  return [...slug].slice(0, LONGEST).join('')
}
