import { count } from '../../../model/queries/index.ts'
import type { Operation, Sentence, Setting } from '../../../model/index.ts'
import { isOfLasting } from '../../../readers/request/asked/lasting.ts'
import type { About } from './facts.ts'

const TIMES = /lifetime|expir|ttl|max_?age|minutes|hours|seconds|days|duration|valid/i
const TOKENS = /token|session|jwt|access|refresh|cookie|sign_?in|log_?in|auth/i

/** How long a sign-in is valid, and what its token still opens: what the settings say, and where the row of the caller is looked for. */
export function lastingAnswer({ backend, asks }: About): readonly Sentence[] {
  if (!isOfLasting(asks.from.text)) return []
  const { operations } = backend.api
  return [
    ...lifetimes(backend.runtime.settings),
    ...(/\b(?:deleted|removed|blocked|banned|deactivated|disabled|gone|role|still|revoke\w*|log ?out|sign ?out)\b/i.test(
      asks.from.text,
    )
      ? stillOpen(operations)
      : []),
  ]
}

function lifetimes(settings: readonly Setting[]): readonly Sentence[] {
  const found = settings.filter(({ name }) => TIMES.test(name) && TOKENS.test(name))
  if (found.length === 0)
    return [
      {
        text: 'No setting that is read says how long a sign-in is valid: whether it is written into the code, is not looked for here.',
        runs: [],
        places: settings.slice(0, 1).map(({ at }) => at),
      },
    ]
  return found.map(({ name, variable, type, default: usual, given, at }) => ({
    text: `\`${name}\` says how long a sign-in is valid: ${given ?? (usual === null ? `it has to be given, as ${type}` : `\`${usual}\``)}, unless ${variable} in the environment says otherwise.`,
    runs: [],
    places: [at],
  }))
}

/** Where each call looks for whoever calls, and how many ask for nobody. */
function stillOpen(operations: readonly Operation[]): readonly Sentence[] {
  const guarded = operations.filter(({ access }) => access.state === 'enforced')
  const looked = guarded.flatMap(({ handler, statements }) =>
    statements.filter(
      ({ verb, chain, filters }) =>
        verb === 'select' &&
        chain[0]?.at.file !== handler.file &&
        filters.some(({ text = '' }) => /claims|payload|token|sub\b|decode/i.test(text)),
    ),
  )
  const [first] = looked
  const open = operations.filter(({ access }) => access.state === 'public')
  const besides = `${count(open.length, 'operation')} ask for no token at all: ${open.map(({ id }) => `\`${id}\``).join(', ')}.`
  if (!first)
    return [
      {
        text: `Whether a token outlives the account it was given to is not seen in what is read. ${besides}`,
        runs: [],
        places: [],
      },
    ]
  const at = first.chain.at(-1)?.at
  return [
    {
      text: `What asks for a token looks for the row of ${first.tables[0] ?? 'its caller'} in each call (${count(looked.length, 'operation')} of ${guarded.length}), so that a token finds nobody once that row is gone: what is answered then stands at this place. ${besides}`,
      runs: [],
      places: at === undefined ? [] : [at],
    },
  ]
}
