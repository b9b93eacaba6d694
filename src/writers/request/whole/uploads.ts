import type { AskedField, DesignRequest, Subject, Words } from '../../../model/index.ts'
import { snake, usualTable } from '../../../blueprint/storage/names.ts'

/** The same request, where what is uploaded has a place, and no file is larger than is said. */
export const withUploads = (request: DesignRequest): DesignRequest => withSizes(withPlace(request))

const FORMATS = 'pdf png jpg gif webp zip docx txt csv mp3 wav mp4'
/** What people attach files to. */
const CARRIER = /(Message|Comment|Reply|Post|Ticket|Issue|Task|Email|Note|Report|Request|Article)$/

/** What is uploaded, by the word before, and what such a file usually is of. */
const MEDIA = [
  { name: 'audio', type: 'file(mp3 wav)', carriers: /(Episode|Track|Song|Recording|Audiobook|Chapter|Sermon)$/ },
  { name: 'video', type: 'file(mp4)', carriers: /(Lesson|Lecture|Episode|Movie|Course|Clip|Workout|Exercise)$/ },
  { name: 'image', type: 'file(png jpg webp)', carriers: /(Product|Listing|Item|Recipe|Post|Article|Property|Room)$/ },
] as const

function mediumOf({ text }: DesignRequest, { start, end }: Words): (typeof MEDIA)[number] | null {
  const said = text.slice(Math.max(0, start - 20), end)
  return (
    MEDIA.find(({ name }) =>
      new RegExp(`\\b${name === 'image' ? '(?:image|photo|picture)' : name}s?( files?)? uploads?$`, 'i').test(said),
    ) ?? null
  )
}

function withPlace(request: DesignRequest): DesignRequest {
  const asked = request.capabilities.find(({ name, of }) => name === 'files' && of === null)
  const isHeld = request.subjects.some(({ fields }) => fields.some(({ type }) => type.startsWith('file')))
  if (asked === undefined || isHeld) return request
  const { from } = asked
  const file: AskedField = { name: 'file', type: `file(${FORMATS})`, from, typed: 'by its name' }
  const things = request.subjects.filter(({ name }) => name !== 'User')
  // `creators upload episodes`: those are the files.
  const behind = request.text
    .slice(from.end, from.end + 60)
    .trimStart()
    .toLowerCase()
  const itself = things.find(
    ({ name }) =>
      behind.startsWith(snake(name).replaceAll('_', ' ')) || behind.startsWith(usualTable(name).replaceAll('_', ' ')),
  )
  if (itself !== undefined)
    return {
      ...request,
      subjects: request.subjects.map((one) => (one === itself ? { ...one, fields: [...one.fields, file] } : one)),
    }
  const medium = mediumOf(request, from)
  const ofMedium = medium === null ? undefined : things.find(({ name }) => medium.carriers.test(name))
  if (medium !== null && ofMedium !== undefined) {
    const own: AskedField = { name: medium.name, type: medium.type, from, typed: 'by its name' }
    return {
      ...request,
      subjects: request.subjects.map((one) => (one === ofMedium ? { ...one, fields: [...one.fields, own] } : one)),
    }
  }
  const carrier = things.find(({ name }) => CARRIER.test(name)) ?? things[0]
  const isAttached = /attach/i.test(`${from.text} ${request.text.slice(from.end, from.end + 24)}`)
  if (!isAttached || carrier === undefined)
    return added(request, { name: 'Upload', from, table: null, fields: [called(from), file] })
  const to: AskedField = { name: snake(carrier.name), type: `-> ${carrier.name} cascade`, from, typed: 'said' }
  return added(request, { name: 'Attachment', from, table: null, fields: [to, file] })
}

const called = (from: Words): AskedField => ({ name: 'name', type: 'str(1..200)', from, typed: 'by its name' })

const added = (request: DesignRequest, subject: Subject): DesignRequest =>
  request.subjects.some(({ name }) => name === subject.name)
    ? request
    : { ...request, subjects: [...request.subjects, subject] }

/** Whether a size is the most a file may have, and not how much there is of it. */
export const isLimit = ({ start, end }: Words, text: string): boolean =>
  /(up to|at most|max\w*|no (larger|bigger|more) than|below|under|smaller than|limit\w*( of| to)?|of)\s*$/i.test(
    text.slice(Math.max(0, start - 30), start),
  ) || /^\s*(each|per (file|upload|attachment|photo|image|document)|max|at most|limit)/i.test(text.slice(end, end + 30))

function withSizes(request: DesignRequest): DesignRequest {
  const limits = request.figures.filter(
    ({ kind, value, from }) => kind === 'bytes' && value <= 5e9 && isLimit(from, request.text),
  )
  if (limits.length === 0) return request
  const holders = new Set(
    request.subjects.flatMap(({ name, fields }) => (fields.some(({ type }) => type.startsWith('file')) ? [name] : [])),
  )
  const isOpen = (of: string): boolean => of === '' || !holders.has(of)
  const most = (thing: string, field: string): number => {
    const own = limits.find((one) => one.of === '' && isOfField(one.from, field, request.text))
    const other = limits.find(({ of, from }) => isOpen(of) && !isOfAnother(from, request))
    return (own ?? limits.find(({ of }) => of === thing) ?? other)?.value ?? 0
  }
  const sized = (type: string, value: number): string =>
    `${type.replace(/\s*<=\s*\S+/, '')} <= ${value % 1e9 === 0 ? `${value / 1e9}GB` : `${Math.max(1, Math.round(value / 1e6))}MB`}`
  return {
    ...request,
    subjects: request.subjects.map((one) => ({
      ...one,
      fields: one.fields.map((field) =>
        field.type.startsWith('file') && most(one.name, field.name) > 0
          ? { ...field, type: sized(field.type, most(one.name, field.name)) }
          : field,
      ),
    })),
  }
}

/** `avatars of up to 2 MB`: the name of a field stands right before how large it may be. */
const isOfField = ({ start }: Words, field: string, text: string): boolean =>
  new RegExp(`\\b${field.replaceAll('_', '[ _-]')}s?${SIZED}$`, 'i').test(text.slice(Math.max(0, start - 80), start))

const SIZED =
  '(?:\\W+(?:files?|uploads?|of|up|to|at|most|max\\w*|no|not|larger|bigger|more|than|may|be|is|are|can))*\\W*'

/** What is said of one field is said of no other. */
const isOfAnother = (from: Words, { subjects, text }: DesignRequest): boolean =>
  subjects.some(({ fields }) =>
    fields.some(({ name, type }) => name !== 'file' && type.startsWith('file') && isOfField(from, name, text)),
  )
