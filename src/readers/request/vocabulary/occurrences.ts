import { setOf } from './words.ts'

/** What happens once, and what is written about it: neither does anything by itself. */
const OCCURRENCES = setOf(
  `handover takeover changeover stopover layover transfer visit stay trip ride run flight voyage loan rental sale purchase delivery pickup
  dropoff return refund release harvest catch birth death repair test exam check audit call shift entry log record statement form
  note certificate receipt protocol ticket charge claim dose meal session round lap match attempt move change event sample sighting
  swap trade exchange bid encounter journey tour drive dive walk climb crossing pass landing meeting hearing reading weighing feeding
  cleaning dispatch withdrawal arrival appraisal approval disposal departure procedure closure seizure diagnosis analysis issuance
  maintenance attendance acceptance inventory survey inquiry query`,
)

/** `inspection`, `measurement`, `handover` */
export const isOccurrence = (word: string): boolean =>
  OCCURRENCES.has(word) || (/.{3}(?:ment|[ts]ion)$/.test(word) && !THINGS.has(word))

/** What ends like them, and is somewhere or somebody. */
const THINGS = setOf(
  `department apartment basement government parliament monument instrument equipment environment establishment regiment settlement
  station institution organization organisation association federation corporation constitution administration delegation workstation
  substation plantation mansion pension mission commission reception foundation application extension television`,
)
