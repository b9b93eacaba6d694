import { snake } from '../../blueprint/storage/names.ts'
import type { AskedField, DesignRequest, Subject, Words } from '../../model/index.ts'

export const withSubject = (request: DesignRequest, name: string, from: Words): DesignRequest => ({
  ...request,
  subjects: [
    ...request.subjects,
    { name, from, table: null, fields: [{ name: 'name', type: 'str(1..200)', from, typed: 'by its name' }] },
  ],
})

export const changed = (request: DesignRequest, subject: string, change: (one: Subject) => Subject): DesignRequest => ({
  ...request,
  subjects: request.subjects.map((one) => (one.name === subject ? change(one) : one)),
})

export const withField = (request: DesignRequest, subject: string, field: AskedField): DesignRequest =>
  changed(request, subject, (one) => ({
    ...one,
    fields: [...one.fields.filter(({ name }) => name !== field.name), field],
  }))

/** People are in it, who see what is of it. */
export const withMembersOf = (request: DesignRequest, group: string, from: Words): DesignRequest => ({
  ...request,
  subjects: [
    ...request.subjects,
    {
      name: `${group}Member`,
      from,
      table: null,
      fields: [{ name: snake(group), type: `-> ${group} cascade`, from, typed: 'said' }],
    },
  ],
})

/** Some words are a requirement people write, which the design keeps. */
export const withByHand = (request: DesignRequest, words: readonly Words[]): DesignRequest => ({
  ...request,
  byHand: [...(request.byHand ?? []), ...words].toSorted((a, b) => a.start - b.start),
})

/** What was answered is understood from then on. */
export const understood = (request: DesignRequest, words: readonly Words[]): DesignRequest => ({
  ...request,
  unread: request.unread.filter((one) => !words.some(({ start, end }) => one.start === start && one.end === end)),
})

/** Nothing is made of a thing, and nothing refers to it. */
export const withoutSubject = (request: DesignRequest, name: string): DesignRequest => ({
  ...request,
  subjects: request.subjects
    .filter((one) => one.name !== name)
    .map((one) => ({ ...one, fields: one.fields.filter(({ type }) => !isOf(type, name)) })),
  capabilities: request.capabilities.filter(({ of }) => of?.split('.')[0] !== name),
  figures: request.figures.filter(({ of }) => of !== name),
  ...(request.rules ? { rules: request.rules.filter(({ of }) => of !== name) } : {}),
})

const isOf = (type: string, name: string): boolean => new RegExp(`^(->|many) ${name}\\b`).test(type)
