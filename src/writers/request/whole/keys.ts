import type { DesignRequest } from '../../../model/index.ts'
import type { Entry } from '../../blueprint/page.ts'
import type { Draft } from '../things/draft.ts'

/** How long keys of programs hold, how many may, whose they are, and who does what with them. */
export function keysAsked({ capabilities }: DesignRequest, drafts: readonly Draft[]): readonly Entry[] {
  const keys = capabilities.find((one) => one.keys !== undefined)?.keys
  if (keys === undefined) return []
  const holder = drafts.find(({ name }) => name === keys.of)
  return [
    ...(keys.days === undefined ? [] : [{ key: 'lasts', value: `${keys.days}d` }]),
    ...(keys.most === undefined ? [] : [{ key: 'most', value: String(keys.most) }]),
    ...(holder === undefined ? [] : [{ key: 'of', value: holder.name }, accessOf(keys.rights ?? [], holder)]),
  ]
}

const VERBS = ['read', 'create', 'delete'] as const

/** As it is said; else whoever the thing belongs to, and those who do something else with its keys see them. */
function accessOf(
  rights: NonNullable<NonNullable<DesignRequest['capabilities'][number]['keys']>['rights']>,
  holder: Draft,
): Entry {
  const people = (names: readonly string[]): string => {
    const known = names.filter((name) => holder.fields.some((field) => field.name === name))
    return known.length > 0 ? known.join(' or ') : (holder.owner ?? 'admin')
  }
  const owner = holder.owner === null ? [] : [holder.owner]
  const value = VERBS.map((key) => {
    const said = rights.filter(({ does }) => does.includes(key)).map(({ who }) => who)
    const others = key === 'read' ? rights.map(({ who }) => who) : []
    return {
      key,
      value: people([...new Set(said.length > 0 && key !== 'read' ? said : [...owner, ...said, ...others])]),
    }
  })
  const open = VERBS.filter((verb) => !rights.some(({ does }) => does.includes(verb)))
  return {
    key: 'access',
    value,
    above: open.length === 0 ? [] : [`supposed: who may ${open.join(' and ')} one, which nobody says`],
  }
}
