import { py } from '../../../python/emit/fragment.ts'
import { lit } from '../../../python/emit/literal.ts'
import { renderModule } from '../../../python/emit/module.ts'
import { type Symbol, imported } from '../../../python/emit/symbol.ts'
import type { WrittenFile } from '../feature.ts'
import { type Made, columnsOf, schemaOf } from '../resources/resource.ts'
import { ROLE } from '../words.ts'
import { wordsFor } from './types.ts'

/** `app/graph/words.py`: types whose values are a few words, each known once. */
export function wordsFile(all: readonly Made[]): WrittenFile {
  const found = all.flatMap((made): readonly Symbol[] => [
    schemaOf(made, 'Sort'),
    ...columnsOf(made).flatMap(({ name, field }) => {
      if (field.type.kind === 'role') return [ROLE]
      const words = wordsFor(made.name, name, field, made.design.scope)
      return words === null ? [] : [words]
    }),
  ])
  const each = [...new Map(found.map((symbol) => [JSON.stringify(symbol), symbol])).values()]
  const text = renderModule(
    'Types GraphQL does not know by itself.',
    py`
      Whole = ${imported('typing:NewType')}("Whole", int)
      WHOLE = ${imported('strawberry')}.scalar(
          name="Whole", description=${lit('A whole number, however large.')}, serialize=int, parse_value=int
      )
      WORDS = (
          ${each.map((symbol) => py`${imported('strawberry')}.enum(${symbol}),`)}
      )
    `,
    ['Whole', 'WHOLE', 'WORDS'],
  )
  return { path: 'app/graph/words.py', owner: 'owned', text }
}
