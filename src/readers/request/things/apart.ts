import type { AskedApart, Backend, Subject, Words } from '../../../model/index.ts'
import type { Facts } from '../facts.ts'
import { wordsIn } from '../vocabulary/forms.ts'
import { setOf } from '../vocabulary/words.ts'
import type { Things } from './things.ts'

/**
 * Things of which no two may be at one time, and where that is said of nothing that lasts. In a repository nobody writes it:
 * there all of it is told.
 */
export function withApart(
  subjects: readonly Subject[],
  { apart }: Facts,
  things: Things,
  backend: Backend | null,
): { readonly subjects: readonly Subject[]; readonly without: readonly Words[] } {
  if (backend !== null) return { subjects, without: apart.map(({ from }) => from) }
  const nameOf = (noun: Facts['apart'][number]['of']): string | null =>
    noun === null ? null : (things.of(noun)?.name ?? null)
  const lasting = subjects.filter(isLasting)
  const found = apart.map(({ of, by, from }) => {
    const named = nameOf(of)
    const one = named === null ? lasting[0] : lasting.find(({ name }) => name === named)
    return { of: one?.name ?? null, by: nameOf(by), from }
  })
  return {
    subjects: subjects.map((subject) => {
      const said = found.flatMap(({ of, by, from }): readonly AskedApart[] =>
        of === subject.name ? [{ by, from }] : [],
      )
      const all = said.length > 0 ? said : supposedOf(subject)
      return all.length === 0 ? subject : { ...subject, apart: all }
    }),
    without: found.flatMap(({ of, from }) => (of === null ? [from] : [])),
  }
}

/** It has a beginning and an end, and is of something of which there is one at a time. */
const isLasting = ({ fields }: Subject): boolean =>
  fields.filter(({ type }) => type.startsWith('date')).length > 1 &&
  fields.some(({ type }) => type.startsWith('-> ') && !/^-> (User\b|\w+\?(?! cascade))/.test(type))

/** `bookings of rooms`: of a room there is one, whoever books it; of a class or a restaurant many are booked. */
function supposedOf(subject: Subject): readonly AskedApart[] {
  if (!BOOKED.test(subject.name) || !isLasting(subject) || subject.table !== null) return []
  const parents = subject.fields.flatMap(({ type }) => /^-> (\w+)(?: cascade| restrict)?$/.exec(type)?.[1] ?? [])
  const by = parents.find((name) => OF_ONE.has(wordsIn(name).at(-1)!))
  return by === undefined ? [] : [{ by, from: subject.from, isSupposed: true }]
}

const BOOKED = /(Booking|Reservation|Appointment|Rental|Lease|Stay|Hire)$/
/** What one has for himself while he has it. */
const OF_ONE: ReadonlySet<string> = setOf(
  `room desk car vehicle van truck bike boat court pitch field machine device hall studio apartment house flat cabin cottage spot space
  stall booth doctor dentist therapist stylist vet veterinarian groomer barber consultant plane aircraft lane locker berth tent camera
  instrument trailer scooter kayak simulator telescope microscope villa chalet suite bay slot horse`,
)
