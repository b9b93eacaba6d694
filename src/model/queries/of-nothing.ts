import type { DesignRequest } from '../request.ts'

/** Whether something that is there was to be changed, planned or judged, and the request names nothing that could be made anew. */
export const isOfNothing = ({ intent, subjects, capabilities, roles = [] }: DesignRequest): boolean =>
  intent !== 'create' && capabilities.length + roles.length === 0 && subjects.every(({ name }) => name === 'User')
