import { nameOf } from '../reading.ts'

/** `0007-use-postgres.md`, `ADR-007.md`, `adr_7_use-postgres.md`, `20240115-use-postgres.md` */
const IN_NAME = /^(?:(?:adr|dr|madr|decision)[-_ ]?)?(\d{1,8})(?=[-_. ])/i
/** `7. Use Postgres`, `ADR-007: Use Postgres`, `[ADR 7] Use Postgres` */
const IN_TITLE =
  /^\[?(?:(?:adr|dr|decision|decision record|architecture decision record)[-_ #]*)?(\d{1,8})\]?(?:[.:)]|\s+[-–—:|]|\])\s*/i
/** `ADR: Use Postgres` */
const LABEL = /^(?:adr|architecture decision record)\s*[:–—-]\s+/i

export const numberIn = (file: string, title: string): string =>
  IN_NAME.exec(nameOf(file))?.[1] ?? IN_TITLE.exec(title)?.[1] ?? ''

export const titleWithoutNumber = (title: string): string => title.replace(IN_TITLE, '').replace(LABEL, '').trim()
