import { listed, spoken } from '../../kernel/english.ts'
import type { AskedField, AskedRule, Capability, DesignRequest, Subject, Words } from '../../model/index.ts'
import { snake } from '../../blueprint/storage/names.ts'
import { snakeOf, wordsIn } from '../../readers/request/vocabulary/forms.ts'
import { typeByName } from '../../readers/request/vocabulary/field-names.ts'
import { understood } from './changed.ts'
import type { Way } from './design.ts'

/** `history of pages with a comment`: what the history does not keep, a row of its own for each entry does. */
export function entryWays(words: readonly Words[], request: DesignRequest): readonly Way[] {
  const kept = request.capabilities.find((one) => isOfEntries(one, words, request))
  if (kept === undefined) return []
  const of = kept.of!.split('.')[0]!
  const name = `${of}${/version/i.test(kept.from.text) ? 'Version' : /revision/i.test(kept.from.text) ? 'Revision' : 'Change'}`
  if (request.subjects.some((one) => one.name === name)) return []
  const fields = words.map(fieldOf)
  return [
    {
      name: 'entry',
      title: `Of each entry, ${name}: who, when and ${listed(fields.map((field) => spoken(field.name)))}`,
      changes: `a table ${name} of the ${spoken(of)}, whose rows nobody changes or deletes`,
      asked: (one) =>
        understood(
          withEntries(one, { name, from: words[0]!, table: null, fields: [ownerOf(of, words[0]!), ...fields] }),
          words,
        ),
    },
  ]
}

/** Behind what is kept, in the same sentence, and behind nothing else that is held. */
const isOfEntries = ({ name, of, from }: Capability, [first]: readonly Words[], { text }: DesignRequest): boolean =>
  /^(history|audit)$/.test(name) &&
  of !== null &&
  first !== undefined &&
  from.end <= first.start &&
  /^[^.;:\n]*\b(with|including|containing|recording)\b[^.;:\n]*$/.test(text.slice(from.end, first.start))

const fieldOf = (words: Words): AskedField => {
  const name = snakeOf(wordsIn(words.text))
  return { name, type: typeByName(name).type, from: words, typed: 'by its name' }
}

const ownerOf = (of: string, from: Words): AskedField => ({
  name: snake(of),
  type: `-> ${of} cascade`,
  from,
  typed: 'said',
})

const withEntries = (request: DesignRequest, subject: Subject): DesignRequest => ({
  ...request,
  subjects: [...request.subjects, subject],
  rules: [
    ...(request.rules ?? []),
    ...(['update', 'delete'] as const).map((verb): AskedRule => ({
      who: 'nobody',
      verbs: [verb],
      of: subject.name,
      how: 'only',
      from: subject.from,
    })),
  ],
})
