import type { Holds } from './held.ts'
import { saidIn } from './words.ts'

/** `a reminder email every day`: it is sent as often as it is said. */
export const isReminderHeld: Holds = ({ text }, _, { blueprint }) => {
  const every = /\b(?:(?:every|each) day|daily)\b/i.test(text)
    ? 1
    : /\b(?:(?:every|each) week|weekly)\b/i.test(text)
      ? 7
      : null
  return (
    every !== null &&
    saidIn(text).every((word) => SENT.test(word)) &&
    (blueprint.jobs ?? []).some(
      ({ name, value }) => name.startsWith('remind_of_') && value.every?.milliseconds === every * DAY,
    )
  )
}

const DAY = 86_400_000
const SENT = /^(reminder|remind|email|mail|day|week|daily|weekly|send|notification)$/
