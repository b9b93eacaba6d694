import type { Backend, Place } from '../../../model/index.ts'

/** A kind of thing in a backend that can be looked at. */
export interface Kind {
  readonly name: string
  /** What it answers, for whoever chooses among the kinds. */
  readonly answers: string
  /** The fields a list shows; a few things alone are shown whole. */
  readonly brief: readonly string[]
  readonly fields: readonly string[]
  rows(backend: Backend): readonly Row[]
}

export interface Row {
  readonly name: string
  readonly places: readonly Place[]
  field(name: string): unknown
}

interface Described<Subject> {
  readonly name: string
  readonly answers: string
  readonly brief: readonly string[]
  readonly all: (backend: Backend) => readonly Subject[]
  readonly called: (subject: Subject) => string
  readonly places: (subject: Subject) => readonly (Place | null)[]
  readonly fields: Readonly<Record<string, (subject: Subject, backend: Backend) => unknown>>
}

export function kind<Subject>(described: Described<Subject>): Kind {
  const { name, answers, brief, fields } = described
  return {
    name,
    answers,
    brief,
    fields: Object.keys(fields),
    rows: (backend) =>
      described.all(backend).map((subject) => ({
        name: described.called(subject),
        places: described.places(subject).filter((place) => place !== null),
        field: (word) => fields[word]?.(subject, backend),
      })),
  }
}
