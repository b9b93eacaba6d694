import { plural, spoken } from '../../../kernel/english.ts'
import type { AskedRole, AskedRule, Backend, DesignRequest, Subject } from '../../../model/index.ts'
import { type Sentence, understood, wordsOf } from './sentences.ts'

/** So many who sign in are everybody who does. */
const EVERYBODY = 5
/** Whoever is no staff and of whom nothing is known comes behind. */
const FEW = 4.5

/** What is done with something others brought. */
const ANSWERING = new RegExp(
  `^(?:${'see view read list browse search find get receive watch download export print want need have be is are get gets approve reject accept decline confirm answer reply handle process review moderate cancel close resolve delete remove hide report sort filter check inspect verify pay refund ship deliver dispatch assign acknowledge escalate grade rate like use follow edit update change correct only never borrow book reserve order buy'.replaceAll(' ', '|')})(?:e?s)?$`,
  'i',
)

/** `staff set a reduced price for a book`: they make it, and nobody else is said to. */
export function broughtByRole(request: DesignRequest, sentence: Sentence, backend: Backend): DesignRequest {
  const { roles = [], subjects } = request
  let read = request
  for (const role of roles.filter((one) => isApart(one, backend)))
    for (const subject of subjects.filter(({ table }) => table === null)) {
      if (isMade(read, subject, role)) continue
      const found = bringing(role, subject).exec(sentence.text)
      if (!found || ANSWERING.test(found.groups?.['verb'] ?? '')) continue
      const from = wordsOf(sentence, found.index, found[0])
      const isOnly = /\bonly\s*$/i.test(sentence.text.slice(0, found.index))
      const rule: AskedRule = {
        who: role.name,
        verbs: ['create', 'update', 'delete'],
        of: subject.name,
        how: isOnly ? 'only' : 'may',
        from,
      }
      read = understood({ ...read, rules: [...(read.rules ?? []), rule] }, from)
    }
  return read
}

/** People with a role the backend asks for, or that few have. */
const isApart = ({ name, rank }: AskedRole, { api }: Backend): boolean =>
  rank < FEW ||
  (rank < EVERYBODY && api.operations.some(({ access }) => access.roles.some((one) => one.toLowerCase() === name)))

/** Whether somebody is said to make one, or others do something with it: then nobody knows who brings it. */
const isMade = ({ rules = [] }: DesignRequest, { name }: Subject, role: AskedRole): boolean =>
  rules.some(
    ({ of, verbs, how, who, operation }) =>
      of === name &&
      how !== 'not' &&
      (verbs.includes('create') ||
        (who !== role.name && (operation !== undefined || verbs.some((one) => one !== 'read')))),
  )

function bringing({ name }: AskedRole, subject: Subject): RegExp {
  const role = name.replaceAll('_', '[ -]')
  const last = spoken(subject.name).split(' ').at(-1)!
  return new RegExp(
    `\\b(?:${role}|${plural(name).replaceAll('_', '[ -]')})\\s+(?:(?:can|may|must|should|will|also)\\s+)*(?<verb>[a-z-]+)\\s+(?:(?:a|an|the|their|our|one|some|new|several)\\s+)*(?:(?!(?:of|for|on|in|to|from|at|by|with|and|or|when|that|which|who)\\b)[a-z-]+\\s+){0,3}(?:${last}|${plural(last)})\\b`,
    'i',
  )
}
