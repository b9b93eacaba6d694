import { type Kinds, kind, titled } from './kind.ts'

const WATER = kind('measured_at: datetime', 'tank aquarium pool basin pond lake river well spring site station')

/** What is measured, observed and published. */
export const SCIENCE: Kinds = {
  'water value': WATER,
  'water sample': WATER,
  'water test': WATER,
  'water reading': WATER,

  'clinical trial': kind(
    'title: str(1..200), phase: int(1..4) = 1, status: planned|recruiting|running|completed = planned, starts_on: date?',
  ),
  'trial participant': kind(
    'code: str(1..40) unique, enrolled_on: date, status: screening|enrolled|withdrawn = screening',
    'trial',
  ),
  'adverse event': kind(
    'description: text(1..5000), severity: mild|moderate|severe = mild, happened_on: date',
    'participant patient trial',
  ),
  'consent form': kind('file: file(pdf) <= 20MB, signed_on: date?', 'participant patient trial study'),
  'lab sample': kind(
    'code: str(1..40) unique, kind: str(1..80), collected_on: date, storage_location: str(0..120)?',
    'study experiment patient project',
  ),
  aliquot: kind('code: str(1..40) unique, volume_ml: float', 'sample'),
  specimen: kind('code: str(1..40) unique, collected_on: date, place: str(0..200)?', 'species collection'),
  assay: kind('name: str(1..200), performed_on: date, result: str(0..200)?', 'sample experiment'),
  hypothesis: kind('statement: text(1..2000), status: open|supported|refuted = open', 'study experiment'),
  sighting: kind(
    'observed_at: datetime, latitude: float, longitude: float, count: int(1..) = 1, photo: file(png jpg webp)? <= 5MB',
    'species',
  ),
  manuscript: kind(
    'title: str(1..500), abstract: text(0..10000)?, file: file(pdf) <= 20MB, status: submitted|in_review|accepted|rejected = submitted',
    'journal conference',
  ),
  'peer review': kind(
    'body: text(1..20000), recommendation: accept|minor_revision|major_revision|reject = minor_revision',
    'paper manuscript submission',
  ),
  calibration: kind(
    'calibrated_on: date, valid_until: date, passed: bool = true',
    'instrument device sensor equipment',
  ),
  reagent: kind('name: str(1..200), lot_number: str(0..60)?, expires_on: date?, quantity: float', 'storage laboratory'),
  chemical: kind(
    'name: str(1..200), cas_number: str(0..20)?, quantity: float, expires_on: date?',
    'storage laboratory',
  ),
  'research project': titled(),
  telescope: kind('name: str(1..120), place: str(0..200)?'),
}
