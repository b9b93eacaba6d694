import { DONE } from '../../kernel/done.ts'
import { spoken, withArticle } from '../../kernel/english.ts'
import type { AskedField, DesignRequest, Words } from '../../model/index.ts'
import { TELIC } from '../../writers/request/states/ends-of-deeds.ts'
import { understood, withByHand, withField } from './changed.ts'
import type { Way } from './design.ts'

interface OwnDoing {
  /** Why it is not built. */
  readonly because: string
  readonly ways: readonly Way[]
}

/** `a translator must never review their own job`: whose own it is to one who did something with it before, no row says. */
export function ownDoing(words: Words, request: DesignRequest): OwnDoing | null {
  if (!DENIED.test(words.text)) return null
  const said = words.text.toLowerCase()
  const done = (request.rules ?? []).flatMap(({ who, of, operation, how }) => {
    const past = operation === undefined ? undefined : (DONE.get(operation) ?? TELIC.get(operation))
    const isTheirs = how !== 'not' && said.includes(who.replaceAll('_', ' '))
    return isTheirs && of !== null && past !== undefined && !said.includes(operation!) ? [{ of, past }] : []
  })
  const [first] = done
  if (first === undefined) return null
  const { of, past } = first
  const name = `${past}_by`
  const field: AskedField = { name, type: '-> User? set-null set by server', from: words, typed: 'said' }
  return {
    because: `No column of ${withArticle(spoken(of))} says who ${past.replaceAll('_', ' ')} it, so that nobody can be kept from what is theirs by that.`,
    ways: [
      {
        name: name.replaceAll('_', '-'),
        title: `Each ${spoken(of)} says who ${past.replaceAll('_', ' ')} it`,
        changes: `a column ${name} of ${of}; people write that it is filled in, and who is refused by it`,
        asked: (one) => withByHand(understood(withField(one, of, field), [words]), [words]),
      },
    ],
  }
}

const DENIED =
  /\b(?:never|not|cannot|can't|nobody|no one)\b.*\b(?:their|his|her|your) own\b|\b(?:they|he|she) (?:\w+ )?themsel(?:ves|f)\b/i
