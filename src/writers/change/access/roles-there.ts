import type { Backend } from '../../../model/index.ts'

/** Words for people who may the same. */
const SAME: readonly (readonly string[])[] = [
  ['admin', 'administrator', 'superuser', 'super_user', 'superadmin'],
  ['staff', 'employee'],
  ['moderator', 'mod'],
]

/** How the backend tells people a request names: `is_superuser` for admins; null where no operation asks for such. */
export function roleThere({ api }: Backend, who: string): string | null {
  const held = [...new Set(api.operations.flatMap(({ access }) => access.roles))]
  if (held.includes(who)) return who
  const meant = bare(who)
  const same = SAME.find((words) => words.includes(meant)) ?? [meant]
  const found = held.filter((one) => bare(one) === meant)
  const alike = found.length > 0 ? found : held.filter((one) => same.includes(bare(one)))
  return alike.length === 1 ? alike[0]! : null
}

/** `is_superuser`, `Role.ADMIN`, `admins` */
const bare = (name: string): string =>
  name
    .split('.')
    .at(-1)!
    .toLowerCase()
    .replace(/^is_/, '')
    .replace(/([^s])s$/, '$1')
