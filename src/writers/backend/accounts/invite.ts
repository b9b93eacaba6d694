import { columnOf } from '../../../blueprint/storage/names.ts'
import { py } from '../../../python/emit/fragment.ts'
import { ident, lit, words } from '../../../python/emit/literal.ts'
import { renderModule } from '../../../python/emit/module.ts'
import { imported } from '../../../python/emit/symbol.ts'
import { modelOf } from '../access/condition.ts'
import { providerOf, roleField } from '../callers.ts'
import type { Design, WrittenFile } from '../feature.ts'
import { isSent, madeOf } from '../resources/resource.ts'
import { createLines } from '../schemas/index.ts'
import { tenantField } from '../../../blueprint/storage/tenant.ts'
import { sentValue } from '../tests/values.ts'
import { ROLE, wordName } from '../words.ts'
import { NEW_PASSWORD } from './registration.ts'
import { hasPasswords } from './ways.ts'

/** Whether others are asked to join: what they cannot say themselves is said by who invites them. */
export function canInvite({ scope }: Design): boolean {
  if (providerOf(scope) !== 'builtin' || scope.blueprint.auth?.mails?.includes('invite') !== true) return false
  const house = tenantField(scope.user!, scope)
  return [...scope.fields(scope.user!)].every(
    ([name, { type, optional, default: value, setBy, computed }]) =>
      name === house ||
      type.kind === 'many' ||
      optional ||
      value !== null ||
      computed !== null ||
      setBy === 'server' ||
      (setBy === null && type.kind !== 'reference' && type.kind !== 'file'),
  )
}

export const invitationFiles = (design: Design): readonly WrittenFile[] => [
  access(design),
  schema(design),
  newcomer(design),
  tried(design),
]

/** What whoever joins says themselves. */
const said = ({ scope }: Design): readonly string[] => {
  const house = tenantField(scope.user!, scope)
  return [...scope.fields(scope.user!)].flatMap(([name, field]) =>
    isSent(field) && name !== house && name !== 'email' && !['file', 'many', 'reference'].includes(field.type.kind)
      ? [name]
      : [],
  )
}

/** `app/access/invitations.py` */
function access({ scope }: Design): WrittenFile {
  const highest = scope.roles[0]
  const isRanked = highest !== undefined && roleField(scope) !== null
  const test = isRanked
    ? py`caller.has(${ROLE}.${ident(wordName({ values: scope.roles }, highest))})`
    : py`caller.id is not None`
  const text = renderModule(
    'Who may ask others to join.',
    py`
      def may_invite(caller: ${imported('app.core.caller:Caller')}) -> bool:
          """${words(isRanked ? 'Those of the highest role.' : 'Everybody who is here.')}"""
          return ${test}
    `,
    ['may_invite', 'caller'],
  )
  return { path: 'app/access/invitations.py', owner: 'shared', text }
}

/** `app/schemas/invitation.py` */
function schema(design: Design): WrittenFile {
  const names = said(design)
  const text = renderModule(
    'How somebody is asked to join, and joins.',
    py`
      class Invited(${imported('app.schemas.base:Schema')}):
          """Who is asked."""

          email: ${imported('app.schemas.base:Email')} = ${imported('pydantic:Field')}(max_length=320)


      class Joining(${imported('app.schemas.base:Schema')}):
          """What the mail said, and what whoever joins says of themselves."""

          ${createLines(design.scope.resources.get(design.scope.user!)!, design, names)}
          token: str = ${imported('pydantic:Field')}(max_length=256)
          ${hasPasswords(design) && NEW_PASSWORD}
    `,
    ['Invited', 'Joining', 'email', 'token', 'password', ...names],
  )
  return { path: 'app/schemas/invitation.py', owner: 'owned', text }
}

/** The column in which people say whose they are. */
function houseColumn({ scope }: Design): string | null {
  const house = tenantField(scope.user!, scope)
  return house === null ? null : columnOf(house, scope.fields(scope.user!).get(house)!.type)
}

/** `app/accounts/newcomer.py` */
function newcomer(design: Design): WrittenFile {
  const user = modelOf(design.scope.user!)
  const house = houseColumn(design)
  const text = renderModule(
    'Whoever joins.',
    py`
      def newcomer(body: ${imported('app.schemas.invitation:Joining')}, email: str, inviter: ${user}) -> ${user}:
          """Somebody at the address the mail went to${words(house === null ? '' : ', of the same house as who invited them')}."""
          said = body.model_dump(exclude={${hasPasswords(design) ? py`"token", "password"` : py`"token"`}})
          return ${user}(**said, email=email${house === null ? null : py`, ${ident(house)}=inviter.${ident(house)}`})
    `,
    ['newcomer', 'body', 'email', 'inviter', 'said'],
  )
  return { path: 'app/accounts/newcomer.py', owner: 'owned', text }
}

/** `tests/invited.py` */
function tried(design: Design): WrittenFile {
  const { scope } = design
  const role = roleField(scope)
  const user = modelOf(scope.user!)
  const any = imported('typing:Any')
  const house = houseColumn(design)
  const [first, last] = [scope.roles[0], scope.roles.at(-1)]
  const ranked = role !== null && first !== undefined
  const fields = scope.fields(scope.user!)
  const made = madeOf(scope.resources.get(scope.user!)!, design)
  const required = said(design).filter((name) => {
    const field = fields.get(name)!
    return !field.optional && field.default === null
  })
  const text = renderModule(
    'Who invites, and what whoever joins says.',
    py`
      INVITER: dict[str, ${any}] = ${lit(ranked ? { [role]: first } : {})}
      STRANGER: dict[str, ${any}] | None = ${lit(ranked && first !== last ? { [role]: last! } : null)}
      number = ${imported('tests:factories')}.number


      def joining(**given: ${any}) -> dict[str, ${any}]:
          """All that has to be said."""
          ${required.map((name) => py`given.setdefault(${lit(name)}, ${sentValue(name, fields.get(name)!, made)})`)}
          ${hasPasswords(design) && py`given.setdefault("password", ${imported('tests.people:PASSWORD')})`}
          return given


      def same_house(one: ${user}, other: ${user}) -> bool:
          """Whether both belong together; where there are no houses, everybody does."""
          return ${house === null ? py`one is not other` : py`one.${ident(house)} == other.${ident(house)}`}
    `,
    ['INVITER', 'STRANGER', 'number', 'joining', 'same_house', 'given', 'one', 'other'],
  )
  return { path: 'tests/invited.py', owner: 'owned', text }
}
