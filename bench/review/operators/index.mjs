// Faults for the good examples. `taken` are protections taken away, wherever one stands; `planted` are faults somebody
// wrote, each into one example. The first rule of an operator is its own: the tables count under it.
import { access } from './access.mjs'
import { api } from './api.mjs'
import { data } from './data.mjs'
import { operations } from './operations.mjs'
import { requests } from './requests.mjs'
import { schema } from './schema.mjs'
import { secrets } from './secrets.mjs'
import { structure } from './structure.mjs'

export { taken } from './taken.mjs'
export const planted = [...access, ...api, ...data, ...operations, ...requests, ...schema, ...secrets, ...structure]
