import type { Scope } from '../../blueprint/check/scope.ts'
import { setValue } from '../../blueprint/edit/edit.ts'
import { type Ambiguity, ownResources } from './design.ts'
import { plural, spoken } from '../../kernel/english.ts'

/** Lists nobody gave an order. */
export function orderQuestions(scope: Scope): readonly Ambiguity[] {
  return ownResources(scope).flatMap((name) => {
    const { list, traits } = scope.resources.get(name)!.value
    if ((list?.sort ?? []).length > 0) return []
    const called = [...scope.fields(name).keys()].find((field) => /^(name|title|subject|position|number)$/.test(field))
    const newest = (text: string): string => {
      const stamped = (traits ?? []).includes('timestamps')
        ? text
        : setValue(text, ['resources', name, 'traits'], `[${['timestamps', ...(traits ?? [])].join(', ')}]`)
      return setValue(stamped, ['resources', name, 'list', 'sort'], '[-created_at]')
    }
    return [
      {
        id: `order/${name}`,
        question: `In which order are lists of ${plural(spoken(name))} shown?`,
        because: 'A list without an order cannot be paged, and its index follows from the order.',
        usual: 'newest',
        answers: [
          { name: 'newest', title: 'The newest first', changes: 'an index of when they were made', written: newest },
          {
            name: called ? 'by-name' : 'oldest',
            title: called ? `By ${called}` : 'The oldest first',
            changes: `an index of ${called ?? 'when they were made'}`,
            written: called
              ? (text: string) => setValue(text, ['resources', name, 'list', 'sort'], `[${called}]`)
              : (text: string) => newest(text).replace('-created_at', 'created_at'),
          },
        ],
      },
    ]
  })
}
