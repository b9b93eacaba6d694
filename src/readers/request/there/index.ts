import type { Backend, DesignRequest } from '../../../model/index.ts'
import { setByOperations } from './at-operations.ts'
import { alreadyThere } from './already-there.ts'
import { changesKept } from './changes-of.ts'
import { ledToParts } from './composed.ts'
import { betweenDates } from './between-dates.ts'
import { broughtByRole } from './brought-by.ts'
import { calledByHead, inItsCurrency } from './headed.ts'
import { oneOfHead } from './headed-one.ts'
import { inPlaceOfDeleting } from './in-place-of.ts'
import { limitedEach } from './limited.ts'
import { filtered, heldByMany } from './links.ts'
import { listedOf } from './listed-of.ts'
import { limitedThere } from './limited-there.ts'
import { madeByDeed } from './made-by-deed.ts'
import { doneOtherwise, whichOfThem } from './narrowed.ts'
import { markedAs } from './marked-as.ts'
import { markedNowhere } from './of-nothing.ts'
import { heldByNew } from './held-by-new.ts'
import { notAgain } from './not-again.ts'
import { oneMoreState } from './one-more-state.ts'
import { onceEach } from './once-each.ts'
import { personOfRow } from './people-of-rows.ts'
import { seenByMaker } from './private.ts'
import { askedToBeTold, keptByPeople, severalOfPeople } from './rows-of-people.ts'
import { lengthAsSaid } from './said-lengths.ts'
import { rowItself } from './row-itself.ts'
import { statesAsSaid } from './said-states.ts'
import { saidWithDeed } from './said-with-deed.ts'
import { setByRole } from './set-by-role.ts'
import { usedByCode } from './used-by-code.ts'
import { saidOfBoth } from './together.ts'
import { namedStandingSo } from './standing-so.ts'
import { callerIn, sentencesIn, understood } from './sentences.ts'

const READINGS = [
  lengthAsSaid,
  alreadyThere,
  oneOfHead,
  changesKept,
  notAgain,
  personOfRow,
  askedToBeTold,
  severalOfPeople,
  keptByPeople,
  markedNowhere,
  heldByMany,
  filtered,
  listedOf,
  rowItself,
  setByOperations,
  seenByMaker,
  broughtByRole,
  betweenDates,
  calledByHead,
  setByRole,
  madeByDeed,
  saidWithDeed,
  inPlaceOfDeleting,
  statesAsSaid,
  markedAs,
  doneOtherwise,
  whichOfThem,
  saidOfBoth,
  heldByNew,
  oneMoreState,
  namedStandingSo,
  limitedEach,
  limitedThere,
  usedByCode,
  onceEach,
]

/** What is said of a backend that is there, where the words mean its own tables, people and operations. */
export function ofWhatIsThere(request: DesignRequest, backend: Backend): DesignRequest {
  if (request.intent === 'review') return request
  let read = inItsCurrency(withoutQuoted(withoutSigningIn(request, backend)), backend)
  for (const sentence of sentencesIn(request.text))
    for (const reading of READINGS) read = reading(read, sentence, backend)
  return ledToParts(read, backend)
}

/** `switch from cookies to JWT`: what stands within words that are told as they are is told with them. */
const withoutQuoted = (request: DesignRequest): DesignRequest => ({
  ...request,
  capabilities: request.capabilities.filter(
    ({ from }) => !request.unread.some(({ start, end }) => start <= from.start && from.end <= end),
  ),
})

/** Where people sign in already, whoever is signed in is no wish for accounts. */
function withoutSigningIn(request: DesignRequest, backend: Backend): DesignRequest {
  if (callerIn(backend) === null) return request
  const said = request.capabilities.filter(
    ({ name, from }) => name === 'accounts' && /\b(?:signed|logged)[ -]?in\b/i.test(from.text),
  )
  const capabilities = request.capabilities.filter((one) => !said.includes(one))
  return said.reduce((read: DesignRequest, { from }) => understood(read, from), { ...request, capabilities })
}
