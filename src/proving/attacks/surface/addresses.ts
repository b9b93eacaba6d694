import type { Operation } from '../../../model/index.ts'

/** What holds addresses a server follows by itself. */
const followed = /webhook|callback|endpoint|hook|feed|import|fetch|(avatar|image|picture|photo)_?(url|uri)/i

/** Whether an address in a field of a body is one the server goes to. */
export const followsAddress = ({ path }: Operation, field: readonly (string | number)[]): boolean =>
  followed.test(field.join('_')) || followed.test(path)
