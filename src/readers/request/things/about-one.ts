import type { AskedField, DesignRequest, Subject } from '../../../model/index.ts'

/** `users follow other users and follow topics`: each of those is about one of either, whoever said so in how many sentences. */
export const withEither = (request: DesignRequest): DesignRequest =>
  request.intent === 'create' ? { ...request, subjects: request.subjects.map(aboutOne) } : request

const ABOUT_ONE = /^(Follow|Like|Dislike|Bookmark|Favourite|Favorite|Repost)$/
const ABOUT = /^-> \w+ cascade\b/

function aboutOne(subject: Subject): Subject {
  const abouts = subject.fields.filter(({ type }) => ABOUT.test(type))
  if (subject.table !== null || !ABOUT_ONE.test(subject.name) || abouts.length < 2) return subject
  const optional = (field: AskedField): AskedField =>
    abouts.includes(field) ? { ...field, type: field.type.replace(/^-> (\w+) /, '-> $1? ') } : field
  return { ...subject, fields: subject.fields.map(optional) }
}
