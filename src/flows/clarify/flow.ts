import type { Scope } from '../../blueprint/check/scope.ts'
import { setValue } from '../../blueprint/edit/edit.ts'
import type { Transition } from '../../blueprint/expression/transition.ts'
import { spoken, withArticle } from '../../kernel/english.ts'
import { flowOf } from '../../writers/request/states/flow.ts'
import { type Ambiguity, type Designed, ownResources } from './design.ts'

/** What several do one after the other, where nobody says what comes first: the order is that of the words. */
export function flowQuestions(scope: Scope, { request, blueprint }: Designed): readonly Ambiguity[] {
  if (request === null || IN_TURN.test(request.text)) return []
  return ownResources(scope).flatMap((name) => {
    const isSaid = request.subjects.some((one) => one.name === name && (one.states ?? []).length > 0)
    const [state] = scope.resources.get(name)!.value.states ?? []
    const turns = flowOf(name, true, request)
    if (isSaid || state === undefined || turns.length < 2) return []
    return [flowQuestion({ name, field: state.name, steps: state.value, turns, blueprint })]
  })
}

/** Somebody says what comes first. */
const IN_TURN = /\b(then|afterwards|after that|finally|next)\b/i

interface Flow {
  readonly name: string
  readonly field: string
  readonly steps: readonly Transition[]
  readonly turns: readonly (readonly string[])[]
  readonly blueprint: string
}

function flowQuestion({ name, field, steps, turns, blueprint }: Flow): Ambiguity {
  const said = turns.map((turn) => turn.map((one) => one.replaceAll('_', ' ')).join(' or '))
  const told = steps.map(({ from, to }) => `${from.text} -> ${to.text}`)
  return {
    id: `flow/${name}.${field}`,
    question: `What comes before what with ${withArticle(spoken(name))}?`,
    because: `Only the order of the words says ${said.join(', then ')}: ${told.join(', ')}.`,
    usual: 'in-turn',
    answers: [
      { name: 'in-turn', title: 'One after the other, as it is said', changes: `the steps are ${told.join(', ')}` },
      {
        name: 'any',
        title: 'In any order',
        changes: 'nobody waits for whoever is named before',
        written: (text) =>
          setValue(text, ['resources', name, 'states', field], `[${inAnyOrder(steps, blueprint).join(', ')}]`),
      },
    ],
  }
}

/** Each step as it is, and from the beginning as well. */
function inAnyOrder(steps: readonly Transition[], blueprint: string): readonly string[] {
  const start = steps[0]?.from.text
  const written = steps.map(({ start: from, end }) => blueprint.slice(from, end).trim())
  const early = steps.flatMap(({ from, to, end }) =>
    from.text === start || to.text === start ? [] : [`${start} -> ${to.text}${blueprint.slice(to.end, end).trimEnd()}`],
  )
  const known = new Set(steps.map(({ from, to }) => `${from.text} -> ${to.text}`))
  return [...written, ...new Set(early.filter((step) => !known.has(/^\w+ -> \w+/.exec(step)![0])))]
}
