import type { DecisionCheck, Experiment, Measured, Place, Sentence } from '../model/index.ts'
import type { Measurements } from './measurements.ts'
import type { DecisionSubject } from './subject.ts'

/** A decision stands in a folder of its own, with the page that explains and tests it; the folder is its name. */
export interface CatalogDecision {
  /** What is decided, in a few words: `Offset or cursor`. */
  readonly title: string
  readonly options: readonly CatalogOption[]
  /** The option that is taken where nothing speaks for one and nobody answers. */
  readonly usual: string
  /** The options with the fewest parts to run, and that go furthest; absent where that is no question of more or less. */
  readonly simplest?: string
  readonly furthest?: string
  /** Where the question is there at all, each time with what would answer it. */
  arises(subject: DecisionSubject): readonly Arising[]
}

export interface CatalogOption {
  readonly name: string
  readonly title: string
  readonly gains: readonly string[]
  readonly costs: readonly string[]
  /** What taking it changes, for whoever is asked. */
  readonly changes: string
  readonly checks?: readonly DecisionCheck[]
}

/** One time the question is there. */
export interface Arising {
  readonly question: string
  /** Tables, operations or fields it is about. */
  readonly about: readonly string[]
  readonly because: string
  readonly places: readonly Place[]
  /** What the backend does today; null where it decides nothing of it. */
  readonly today: Today | null
  /** How much of the design an answer changes: tables and operations it touches. */
  readonly weight: number
  readonly experiments: readonly Experiment[]
  choose(measured: Measurements): Chosen
}

export interface Today {
  /** The name of an option; null where what is there is none of them. */
  readonly option: string | null
  readonly text: string
  readonly places: readonly Place[]
}

export interface Chosen {
  /** What was measured of each option. */
  readonly figures: Readonly<Record<string, readonly Measured[]>>
  readonly voices: readonly Voice[]
  /** What else is to be known; it speaks for no option. */
  readonly remarks?: readonly Sentence[]
}

/**
 * Something that speaks for an option:
 * - measured: a difference nobody can overlook
 * - asked: the request says so
 * - model: what the backend is speaks for it
 */
export interface Voice {
  readonly level: 'measured' | 'asked' | 'model'
  readonly option: string
  readonly sentence: Sentence
}

/** A decision under the name its folder gives it. */
export interface NamedDecision {
  readonly name: string
  readonly decision: CatalogDecision
}

export const decision = (definition: CatalogDecision): CatalogDecision => definition

export const voice = (level: Voice['level'], option: string, sentence: Sentence): Voice => ({ level, option, sentence })

/** A voice that is heard where something is so, or there is something to speak of. */
export const speaks = <Given>(
  given: Given,
  level: Voice['level'],
  option: string,
  sentence: (given: Exclude<Given, null | undefined | false>) => Sentence,
): readonly Voice[] =>
  given === null || given === undefined || given === false
    ? []
    : [voice(level, option, sentence(given as Exclude<Given, null | undefined | false>))]
