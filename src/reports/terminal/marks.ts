import type { Access, AccessState } from '../../model/index.ts'
import { accessConditions, accessStates, countAccess, demands } from '../../model/queries/index.ts'
import { cut, padEnd, padStart } from '../text/fit.ts'
import { plain } from '../text/plain.ts'
import { marks, type Paint } from './paint.ts'

/** `● admin`, `◇ if settings.PROTECT`, `○ public`: what a caller meets, as wide as asked. */
export function accessCell(access: Access, width: number, paint: Paint): string {
  const { shape, style } = marks[access.state]
  return paint(style, padEnd(cut(`${shape} ${plain(accessWords(access))}`, width), width))
}

function accessWords(access: Access): string {
  const [first] = access.state === 'conditional' ? accessConditions(access) : []
  if (first !== undefined) return `if ${first}`
  const asked = demands(access)
  if (access.state === 'enforced' && asked.length > 0) return asked.join(' ')
  return access.state === 'enforced' ? 'signed in' : access.state
}

/** On two lines where one is too short for all five. */
export function legend(states: ReadonlySet<AccessState>, width: number, paint: Paint): readonly string[] {
  const shown = accessStates.filter((state) => states.has(state))
  const written = shown.map((state) => `${paint(marks[state].style, marks[state].shape)} ${paint('dim', state)}`)
  const needed = shown.reduce((sum, state) => sum + state.length + 4, 0)
  if (needed <= width) return [`  ${written.join('  ')}`]
  return [written.slice(0, 3), written.slice(3)].map((part) => `  ${part.join('  ')}`)
}

/** One column per state, so that domains compare at a glance. */
export function accessColumns(
  guarded: readonly { readonly access: Access }[],
  states: readonly AccessState[],
  paint: Paint,
): string {
  const counts = countAccess(guarded)
  return states
    .map((state) =>
      counts[state] === 0
        ? '     '
        : paint(marks[state].style, `${marks[state].shape}${padStart(String(counts[state]), 4)}`),
    )
    .join('  ')
}

/** The same without columns, for narrow windows. */
export function accessTotals(
  guarded: readonly { readonly access: Access }[],
  states: readonly AccessState[],
  paint: Paint,
): string {
  const counts = countAccess(guarded)
  const present = states.filter((state) => counts[state] > 0)
  return present.map((state) => paint(marks[state].style, `${marks[state].shape}${counts[state]}`)).join(' ')
}
