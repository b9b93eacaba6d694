import { tailEnd } from '../../asides/ends.ts'
import { nounAt } from '../../nouns/noun.ts'
import { type Reader } from '../../reader.ts'
import { isSystem } from '../../nouns/systems.ts'
import { hasArchetype } from '../../vocabulary/lexicon.ts'
import { ASKERS } from '../../vocabulary/people.ts'

/** `We run a dog daycare`, `I own a bakery`, `We are a small agency`, `Our company sells panels`: whoever asks, and nothing that is asked for. */
export function readAsker(reader: Reader, at: number): number | null {
  const { page } = reader
  if (!page.isEnd(at - 1)) return null
  if (/^(our|my)$/.test(page.word(at))) return oursThat(reader, at)
  if (!/^(we|i)$/.test(page.word(at))) return readNeed(reader, at)
  const verb = /^('re|'m|re|m|currently|already|also)$/.test(page.word(at + 1)) ? at + 2 : at + 1
  if (/^(use|uses)$/.test(page.word(verb))) return used(reader, at, verb + 1)
  if (!/^(run|operate|own|are|am|re)$/.test(page.word(verb)) && !/^(we|i)['’](re|m)$/.test(page.word(at))) return null
  const noun = nounAt(page, verb + 1)
  if (noun === null || noun.isPlural || !/^(a|an|the|our|my)$/.test(page.word(verb + 1))) return null
  page.claim(at, noun.to)
  // `a logistics company`: whoever asks keeps no list of companies.
  if (!ASKERS.has(noun.words.at(-1)!)) reader.mention(noun, 'as the whole')
  return noun.to
}

/** `A driving school needs a booking backend`: what it is for. */
function readNeed(reader: Reader, at: number): number | null {
  const { page } = reader
  const noun = /^(a|an|the)$/.test(page.word(at)) ? nounAt(page, at) : null
  if (noun === null || noun.isPlural || !/^(needs|wants)$/.test(page.word(noun.to))) return null
  const built = nounAt(page, noun.to + 1)
  if (built === null || built.isPlural || !isSystem(built)) return null
  page.claim(at, built.to)
  reader.mention(noun, 'as the whole')
  return built.to
}

/** `We use Stripe`: what is there, by its name. */
function used(reader: Reader, at: number, from: number): number | null {
  const { page, capabilities } = reader
  const noun = nounAt(page, from)
  if (noun === null || capabilities.has(from) || !/^\p{Lu}/u.test(page.tokens[noun.head]!.text)) return null
  return reader.quote(at, tailEnd(page, noun.to))
}

/** `Our company sells solar panels`: what they do besides. */
function oursThat(reader: Reader, at: number): number | null {
  const { page } = reader
  const noun = nounAt(page, at)
  // `My sister runs a bakery`
  const run = noun !== null && /^(runs|owns|operates)$/.test(page.word(noun.to)) ? nounAt(page, noun.to + 1) : null
  if (run !== null && !run.isPlural && /^(a|an|the)$/.test(page.word(run.from))) {
    page.claim(at, run.to)
    reader.mention(run, 'as the whole')
    return run.to
  }
  if (noun === null || noun.isPlural || !ASKERS.has(noun.words.at(-1)!)) return null
  const doing = page.word(noun.to)
  if (!doing.endsWith('s') || hasArchetype(doing) || /^(needs|wants|is|has|uses)$/.test(doing)) return null
  page.claim(at, noun.to)
  return reader.quote(noun.to, tailEnd(page, noun.to + 1))
}
