import { snake } from '../../../blueprint/storage/names.ts'
import { type Draft, type People, highest } from './draft.ts'
import { AUTHORED, isOneEach, isTaken } from './kinds.ts'

const OWNING = ['owner', 'author', 'creator', 'sender', 'uploader', 'requester', 'reporter']

/** The field that says who made it, called as nothing else of the backend is. */
export function withOwner(draft: Draft, { roles }: People): Draft {
  const known = draft.fields.find(({ name, type }) => OWNING.includes(name) && type.startsWith('-> User'))
  // Whoever is told of has one account, and one row.
  if (roles.includes(snake(draft.name)) && known === undefined) return withAccount(draft)
  const hasAuthors = draft.fields.some(({ name }) => name === 'authors')
  const names = AUTHORED.test(draft.name) && !hasAuthors ? ['author', 'owner', 'made_by'] : ['owner', 'made_by']
  const owner = known?.name ?? names.find((name) => !roles.includes(name))!
  const field = isOneEach(draft.name)
    ? { name: owner, type: '-> User cascade unique = me set by server', why: 'each has one' }
    : { name: owner, type: '-> User cascade = me set by server', why: '' }
  return { ...draft, owner, fields: [field, ...draft.fields.filter(({ name }) => name !== owner)] }
}

/** What nobody deletes stays when the author who is named has left. */
export function withLastingAuthor(draft: Draft, people: People): Draft {
  const owned = withOwner(draft, people)
  if (!draft.fields.some(({ name }) => name === owned.owner)) return owned
  const fields = owned.fields.map((field) =>
    field.name === owned.owner && field.type === '-> User cascade = me set by server'
      ? { ...field, type: '-> User? set-null = me set by server', why: 'it stays when they leave' }
      : field,
  )
  return { ...owned, fields }
}

/** Whom it is for sees it; whoever runs the whole writes it. */
export function addressed(draft: Draft, people: People): Draft {
  const known = draft.fields.find(({ type }) => type.startsWith('-> User'))
  const owner = known?.name ?? 'recipient'
  const field = { name: owner, type: '-> User cascade', why: 'whom it is for' }
  return {
    ...draft,
    owner,
    makers: [highest(people)],
    fields: [field, ...draft.fields.filter(({ name }) => name !== owner)],
  }
}

/** Whoever orders without an account leaves an address, and whoever has one finds it again. */
export function withOptionalOwner(draft: Draft, people: People): Draft {
  const owned = withOwner(draft, people)
  const fields = owned.fields.map((field) =>
    field.name === owned.owner
      ? { ...field, type: '-> User? set-null = me set by server', why: 'of whoever has an account' }
      : field,
  )
  const email = { name: 'email', type: 'email? personal', why: 'of whoever has no account' }
  const told = { ...owned, fields: fields.some(({ name }) => name === 'email') ? fields : [...fields, email] }
  // `listeners subscribe without an account`: each address once.
  return draft.parent !== null && draft.name.endsWith('Subscription')
    ? { ...told, unique: [...(draft.unique ?? []), [draft.parent.field, 'email']] }
    : told
}

const withAccount = (draft: Draft): Draft => ({
  ...draft,
  owner: 'account',
  fields: [
    { name: 'account', type: '-> User cascade unique = me set by server', why: 'each has one' },
    ...draft.fields,
  ],
})

/** What whoever made the whole adds to it needs no maker of its own. */
export function withoutSameOwners(drafts: readonly Draft[]): readonly Draft[] {
  const wholeOf = ({ parent }: Draft, depth = 0): Draft | null => {
    const whole = drafts.find(({ name }) => name === parent?.of) ?? null
    return whole === null || depth > 4 || (whole.owner !== null && whole.parent === null)
      ? whole
      : (wholeOf(whole, depth + 1) ?? whole)
  }
  return drafts.map((draft) => {
    const whole = wholeOf(draft)
    const isSame =
      draft.owner !== null &&
      whole !== null &&
      whole.owner !== null &&
      draft.makers.length > 0 &&
      draft.makers.every((role) => whole.makers.includes(role)) &&
      !AUTHORED.test(draft.name) &&
      !isTaken(draft.name)
    return isSame ? { ...draft, owner: null, fields: draft.fields.filter(({ name }) => name !== draft.owner) } : draft
  })
}
