import type { Scope } from '../../blueprint/check/scope.ts'
import type { Field } from '../../blueprint/expression/field.ts'
import { removeEntry, setValue } from '../../blueprint/edit/edit.ts'
import { type Ambiguity, ownResources } from './design.ts'
import { spoken, withArticle } from '../../kernel/english.ts'

/** Choices that look like states and have no steps, and states nothing ever ends in. */
export function stateQuestions(scope: Scope): readonly Ambiguity[] {
  return ownResources(scope).flatMap((name) =>
    [...scope.fields(name)].flatMap(([field, { type, default: value }]) => {
      if (type.kind !== 'enum' || value?.kind !== 'constant' || !/^(status|state|stage|phase)$/.test(field)) return []
      const values = type.values.map(({ text }) => text)
      const steps = scope.resources.get(name)!.value.states?.find((one) => one.name === field)?.value ?? null
      if (steps === null) return values.length > 1 ? [stepsQuestion(name, field, values)] : []
      const isEndless = values.every((state) => steps.some(({ from }) => from.text === state))
      return isEndless
        ? [
            endQuestion(
              name,
              field,
              values,
              steps.map(({ from, to }) => `${from.text} -> ${to.text}`),
            ),
          ]
        : []
    }),
  )
}

function stepsQuestion(name: string, field: string, values: readonly string[]): Ambiguity {
  const path = ['resources', name, 'states', field]
  const forward = values.slice(1).map((to, index) => `${values[index]} -> ${to}`)
  const back = values.slice(1).map((from, index) => `${from} -> ${values[index]}`)
  return {
    id: `steps/${name}.${field}`,
    question: `Which ${field} of ${withArticle(spoken(name))} may follow which?`,
    because: `It is one of ${values.join(', ')}, and nothing says the steps between them.`,
    usual: 'any',
    answers: [
      {
        name: 'any',
        title: 'Any may follow any',
        changes: 'whoever may change the row may set it to each',
        written: (text) => removeEntry(text, path),
      },
      {
        name: 'forward',
        title: 'One after the other',
        changes: `only ${forward.join(', ')}`,
        written: (text) => setValue(text, path, `[${forward.join(', ')}]`),
      },
      {
        name: 'back',
        title: 'One after the other, and back',
        changes: `${forward.join(', ')}, and back again`,
        written: (text) => setValue(text, path, `[${[...forward, ...back].join(', ')}]`),
      },
    ],
  }
}

function endQuestion(name: string, field: string, values: readonly string[], steps: readonly string[]): Ambiguity {
  const last = values.at(-1)!
  const ending = steps.filter((step) => !step.startsWith(`${last} -> `))
  return {
    id: `end/${name}.${field}`,
    question: `Does ${withArticle(spoken(name))} ever come to an end?`,
    because: `Each ${field} leads to another one, so that none is final.`,
    usual: 'never',
    answers: [
      { name: 'never', title: 'No, it goes round', changes: 'the steps stay as they are' },
      {
        name: 'last',
        title: `Yes, with ${last}`,
        changes: `nothing leads out of ${last}`,
        written: (text) => setValue(text, ['resources', name, 'states', field], `[${ending.join(', ')}]`),
      },
    ],
  }
}

/** Fields that tell something of people, and stay for ever. */
export function retentionQuestions(scope: Scope): readonly Ambiguity[] {
  const { blueprint, user } = scope
  if (user === null || blueprint.auth?.provider !== 'builtin' || scope.resources.get(user)!.value.erase !== null)
    return []
  const personal = [...scope.fields(user)]
    .filter(([, field]: readonly [string, Field]) => field.marks.includes('personal'))
    .map(([name]) => name)
  if (personal.length === 0) return []
  const path = ['resources', user, 'erase']
  return [
    {
      id: `retention/${user}`,
      question: 'How long is what is known of people kept when they leave?',
      because: `${personal.join(', ')} of ${user} ${personal.length > 1 ? 'are' : 'is'} personal, and nothing says when it goes.`,
      usual: 'month',
      answers: [
        {
          name: 'month',
          title: '30 days, and they may come back',
          changes: 'leaving is an operation with a grace of 30 days',
          written: (text) => setValue(text, path, '{ after: 30d }'),
        },
        {
          name: 'week',
          title: 'A week',
          changes: 'leaving is an operation with a grace of 7 days',
          written: (text) => setValue(text, path, '{ after: 7d }'),
        },
        {
          name: 'at-once',
          title: 'Not at all: the row goes at once',
          changes: 'the row is deleted, with what hangs on it',
          written: (text) => removeEntry(text, path),
        },
      ],
    },
  ]
}
