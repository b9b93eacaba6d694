import type { AskedField, Subject } from '../../../model/index.ts'

/** `notifications by email and push, and preferences`: people prefer one of the channels that there are. */
export function withSaidChannels(subjects: readonly Subject[]): readonly Subject[] {
  const said = subjects.flatMap((one) => one.fields.filter((field) => isChannel(field) && !isSupposed(field, one)))
  if (said.length !== 1) return subjects
  return subjects.map((one) => ({
    ...one,
    fields: one.fields.map((field) =>
      isChannel(field) && isSupposed(field, one) ? { ...field, type: said[0]!.type } : field,
    ),
  }))
}

const isChannel = ({ name, type }: AskedField): boolean => name === 'channel' && type.includes('|')

/** Nobody speaks of it: such things usually have it. */
const isSupposed = ({ from, typed }: AskedField, subject: Subject): boolean =>
  typed !== 'said' && from.start === subject.from.start
