import { attacks as enumeration } from './accounts/enumeration.ts'
import { attacks as guessing } from './accounts/guessing.ts'
import { attacks as links } from './accounts/links.ts'
import { attacks as passwords } from './accounts/passwords.ts'
import { attacks as refreshing } from './accounts/refreshing.ts'
import { attacks as resets } from './accounts/resets.ts'
import { attacks as revocation } from './accounts/revocation.ts'
import { attacks as functions } from './access/functions.ts'
import { attacks as members } from './access/members.ts'
import { attacks as rows } from './access/rows.ts'
import { attacks as serviceKeys } from './access/service-keys.ts'
import type { Aftermath, Attack } from './attack.ts'
import { attacks as audit } from './exposure/audit.ts'
import { attacks as configuration } from './exposure/configuration.ts'
import { attacks as errors } from './exposure/errors.ts'
import { attacks as headers } from './exposure/headers.ts'
import { attacks as streams } from './exposure/streams.ts'
import { attacks as traces } from './exposure/traces.ts'
import { attacks as addresses } from './input/addresses.ts'
import { attacks as bodies } from './input/bodies.ts'
import { attacks as queries } from './input/queries.ts'
import { attacks as races } from './input/races.ts'
import { attacks as uploads } from './input/uploads.ts'
import { attacks as values } from './input/values.ts'
import { attacks as claims } from './tokens/claims.ts'
import { attacks as credentials } from './tokens/credentials.ts'
import { attacks as keySets } from './tokens/keysets.ts'
import { attacks as purposes } from './tokens/purposes.ts'
import { attacks as signatures } from './tokens/signatures.ts'

const order: readonly Aftermath[] = ['harmless', 'writing', 'exhausting', 'restarting']

const known: readonly Attack[] = [
  ...credentials,
  ...signatures,
  ...claims,
  ...purposes,
  ...keySets,
  ...queries,
  ...rows,
  ...functions,
  ...serviceKeys,
  ...members,
  ...values,
  ...bodies,
  ...addresses,
  ...uploads,
  ...races,
  ...headers,
  ...streams,
  ...revocation,
  ...refreshing,
  ...enumeration,
  ...passwords,
  ...resets,
  ...links,
  ...guessing,
  ...audit,
  ...traces,
  ...errors,
  ...configuration,
]

/** Every attack, those first that leave nothing behind. */
export const attacks: readonly Attack[] = order.flatMap((aftermath) =>
  known.filter((one) => one.aftermath === aftermath),
)
