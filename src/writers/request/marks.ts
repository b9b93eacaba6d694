import type { AskedRule, DesignRequest } from '../../model/index.ts'
import { isHouse, peopleOf } from './people.ts'

/** `finance marks them as paid`: who works there sets that and nothing else; others change what is theirs by it. */
export function withMarks(request: DesignRequest): DesignRequest {
  if (!request.subjects.some(({ fields }) => fields.some(({ setBy }) => setBy !== undefined))) return request
  const people = peopleOf(request)
  const rules: AskedRule[] = []
  const subjects = request.subjects.map((subject) => ({
    ...subject,
    fields: subject.fields.map((field) => {
      const { setBy, from } = field
      if (setBy === undefined) return field
      if (people.roles.includes(setBy) && isHouse(setBy, people))
        return { ...field, type: `${field.type} set by ${setBy}` }
      rules.push({ who: setBy, verbs: ['update'], of: subject.name, how: 'may', from })
      return field
    }),
  }))
  return { ...request, subjects, ...(rules.length > 0 ? { rules: [...(request.rules ?? []), ...rules] } : {}) }
}
