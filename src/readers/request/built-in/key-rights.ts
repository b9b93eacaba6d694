import type { AskedKeys, DesignRequest, Subject, Words } from '../../../model/index.ts'
import { singular } from '../vocabulary/forms.ts'
import { isSamePlace } from './same-place.ts'

interface Rights {
  readonly rights: NonNullable<AskedKeys['rights']>
  /** The thing keys are of, with the people that do something with them. */
  readonly subject: Subject
  /** The role they were taken for; null where they were taken for none. */
  readonly role: string | null
  readonly from: readonly Words[]
}

const DEED = '(?:create|make|issue|generate|revoke|delete|end|disable|manage|see|list|view|read)s?'
const SAID = new RegExp(
  String.raw`\b(?<only>only )?(?:the |an? |its |their |every |all |each |any )?(?:(?<group>[a-z]+) (?<role>owners?|admins?|administrators?|members?)|(?<people>owners?|admins?|administrators?|members?)(?: of (?:the|an?|its|their|that) (?<of>[a-z]+))?) (?:(?:can|may|must|are allowed to) )?(?<deeds>${DEED}(?:(?:, | and | or |, and |, or )${DEED})*) (?:(?:the |its |their )?(?:api )?(?:keys|tokens)(?: of (?:the|their|that|an?) [a-z]+)?|them)\b`,
  'gi',
)

/** `only project admins may create or revoke them`: what people of that group do with its keys. */
export function keyRightsIn({ text, roles = [] }: DesignRequest, subject: Subject): Rights | null {
  const rights: { who: string; does: readonly Verb[] }[] = []
  const from: Words[] = []
  let [field, role]: [string | null, string | null] = [null, null]
  for (const { 0: said, index, groups = {} } of text.matchAll(SAID)) {
    const group = singular((groups['group'] ?? groups['of'] ?? '').toLowerCase())
    if (group !== '' && !isSamePlace(group, subject.name)) continue
    const people = singular((groups['role'] ?? groups['people'] ?? '').toLowerCase()).replace('administrator', 'admin')
    // `only admins revoke them`: of all there is, and of no group.
    if (group === '' && people === 'admin') continue
    const does = [
      ...new Set(
        (groups['deeds'] ?? '')
          .toLowerCase()
          .split(/\W+/)
          .flatMap((deed) => DOES.get(deed.replace(/s$/, '')) ?? []),
      ),
    ]
    rights.push({ who: people === 'owner' ? 'owner' : `${people}s`, does })
    from.push({ text: said, start: index, end: index + said.length })
    if (people !== 'owner') field = `${people}s`
    role ??= roles.find(({ name }) => name === `${group}_${people}`)?.name ?? null
  }
  if (rights.length === 0) return null
  return { rights, subject: field === null ? subject : withPeople(subject, field, from[0]!), role, from }
}

const DOES: ReadonlyMap<string, readonly Verb[]> = new Map(
  Object.entries({
    create: ['create'],
    make: ['create'],
    issue: ['create'],
    generate: ['create'],
    revoke: ['delete'],
    delete: ['delete'],
    end: ['delete'],
    disable: ['delete'],
    see: ['read'],
    list: ['read'],
    view: ['read'],
    read: ['read'],
    manage: ['read', 'create', 'delete'],
  } satisfies Readonly<Record<string, readonly Verb[]>>),
)
type Verb = 'read' | 'create' | 'delete'

/** Each has people of that kind. */
const withPeople = (subject: Subject, name: string, from: Words): Subject =>
  subject.fields.some((field) => field.name === name)
    ? subject
    : { ...subject, fields: [...subject.fields, { name, type: 'many User', from, typed: 'said' }] }
