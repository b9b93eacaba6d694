/** The most bytes of a file whose field does not say. */
export const USUAL_MOST = 25_000_000
/** Formats that can be told by what is in a file: what a backend is built with tells them. */
export const FORMATS: readonly string[] = 'pdf png jpg gif webp zip docx md txt csv json mp3 wav mp4 gz'.split(' ')

/** How files of a format are served. */
const SERVED: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  md: 'text/markdown',
  txt: 'text/plain',
  pdf: 'application/pdf',
  zip: 'application/zip',
  gz: 'application/gzip',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  png: 'image/png',
  jpg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  mp3: 'audio/mpeg',
  wav: 'audio/wav',
  mp4: 'video/mp4',
}

/** Of one that is not among them: what nobody registered begins with x-. */
export const mediaTypeOf = (format: string): string => SERVED[format] ?? `application/x-${format}`

/** `csv` of `text/csv; charset=utf-8`; null for what is no file. */
export function formatOf(mediaType: string): string | null {
  const type = mediaType.replace(/;.*$/, '').trim()
  const known = Object.entries(SERVED).find(([, served]) => served === type)
  return known?.[0] ?? /^application\/x-(\w+)$/.exec(type)?.[1] ?? null
}
