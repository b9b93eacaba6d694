import { listed, plural, spoken, withArticle } from '../../kernel/english.ts'
import type { Scope } from '../../blueprint/check/scope.ts'
import type { AskedRole, DesignRequest } from '../../model/index.ts'
import { BESIDE, CHOSEN, outsidersIn } from '../../writers/request/people/registering.ts'
import type { Ambiguity, Way } from './design.ts'

/** Several come from outside: which of them somebody is who registers, and of whom that is told. */
export function registeringQuestions(scope: Scope, request: DesignRequest): readonly Ambiguity[] {
  const outsiders = outsidersIn(request.roles ?? [])
  if (outsiders.length < 2 || request.intent !== 'create') return []
  const names = outsiders.map(({ name }) => name)
  const bottom = scope.roles.at(-1)!
  const ways = outsiders.map(({ name }): Way => ({
    name,
    title: capital(withArticle(spoken(name))),
    changes: 'the others are told to be what they are by an admin',
    asked: ranking(names, (one) => (one.name === name ? CHOSEN : one.rank)),
  }))
  const nobody: Way = {
    name: 'nobody',
    title: 'None of them, until an admin says which',
    changes: 'whoever registers may do nothing of what is said of them',
    asked: ranking(names, () => BESIDE),
  }
  return [
    {
      id: 'registers',
      question: 'Who is somebody who registers?',
      because: `${capital(listed(names.map((name) => plural(spoken(name)))))} all come from outside, and nothing says which of them whoever registers is.`,
      usual: names.includes(bottom) ? bottom : nobody.name,
      answers: [...ways, nobody],
    },
  ]
}

const ranking =
  (names: readonly string[], rankOf: (role: AskedRole) => number): NonNullable<Way['asked']> =>
  (request) => ({
    ...request,
    roles: (request.roles ?? []).map((role) => (names.includes(role.name) ? { ...role, rank: rankOf(role) } : role)),
  })

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1)
