import { participles, pastOf } from '../operation/words.ts'

/** Names no function has. */
const KEYWORDS: ReadonlySet<string> = new Set(
  'and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield'.split(
    ' ',
  ),
)

/** `ship_order` as `return_order`, `ship` as `deliver`; a name nothing may have says of what. */
export function nameAfter(name: string, was: string, verb: string, noun: string): string {
  const token = was.replaceAll('-', '_')
  const renamed = new RegExp(`(^|_)${token}(?=_|$)`).test(name)
    ? name.replace(new RegExp(`(^|_)${token}(?=_|$)`), (_, before: string) => `${before}${verb}`)
    : `${verb}_${noun}`
  return KEYWORDS.has(renamed) ? `${renamed}_${noun}` : renamed
}

/** `Ship an order.` as `Return an order.`; null where nothing is said of the other. */
export function saidAfter(text: string, was: string, verb: string): string | null {
  const forms = (of: string): readonly string[] => {
    const bare = of.replaceAll(/[-_]/g, ' ')
    return [pastOf(bare), `${bare.replace(/e$/, '')}ing`, `${bare}s`, bare]
  }
  const others = forms(verb)
  const told = [...forms(was), ...participles(was)].reduce((said, form, index) => {
    const instead = others[index] ?? others[0]!
    return said.replaceAll(new RegExp(`\\b${form}\\b`, 'gi'), (found) =>
      /^[A-Z]/.test(found) ? instead.charAt(0).toUpperCase() + instead.slice(1) : instead,
    )
  }, text)
  return told === text ? null : told
}
