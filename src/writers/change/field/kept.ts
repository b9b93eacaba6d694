import type { Column } from '../../../model/index.ts'

/** A column nobody fills: the database, or a library, makes it of others. */
export const isMadeOfOthers = ({ computed, type }: Column): boolean => computed !== null || /^TSVECTOR$/i.test(type)

/** When a row was made, changed or taken away. */
export const isStamp = ({ name, type }: Column): boolean =>
  (type.startsWith('TIMESTAMP') && /^(created|updated|modified|deleted|inserted|changed)/.test(name)) ||
  /^(is_)?deleted$/.test(name)
