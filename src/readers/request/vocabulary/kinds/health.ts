import { type Kinds, kind, named } from './kind.ts'

/** Care of people and of animals, and what they do for themselves. */
export const HEALTH: Kinds = {
  appointment: kind(
    'starts_at: datetime, ends_at: datetime, status: requested|confirmed|cancelled = requested',
    'patient customer client pet',
    'doctor dentist therapist vet stylist barber mechanic',
  ),
  consultation: kind(
    'starts_at: datetime, ends_at: datetime, status: requested|confirmed|cancelled = requested',
    'patient client',
    'doctor dentist therapist vet consultant lawyer',
  ),
  prescription: kind('medication: str(1..200), dosage: str(1..200), starts_on: date', 'patient', 'doctor'),
  'medical record': kind('notes: text(0..5000), recorded_at: datetime', 'patient', 'doctor'),
  'health record': kind('notes: text(0..5000), recorded_at: datetime', 'patient', 'doctor'),
  medication: kind('name: str(1..200), dosage: str(0..200)?', 'patient'),
  diagnosis: kind('code: str(1..20), description: text(0..2000)?', 'patient'),
  'lab result': kind('name: str(1..200), value: str(1..80), measured_at: datetime', 'patient'),
  vaccination: kind('vaccine: str(1..120), given_on: date', 'pet patient animal dog cat'),
  allergy: kind('name: str(1..120)', 'patient'),
  ward: named('hospital'),
  pet: kind('name: str(1..120), species: str(0..80)?, born_on: date?'),
  dog: kind('name: str(1..120), breed: str(0..80)?, born_on: date?'),
  cat: kind('name: str(1..120), breed: str(0..80)?, born_on: date?'),
  horse: kind('name: str(1..120), breed: str(0..80)?, born_on: date?'),
  animal: kind('name: str(1..120), species: str(1..80), born_on: date?'),
  therapist: named(),
  workout: kind('started_at: datetime, notes: text(0..2000)?', 'member'),
  exercise: kind('name: str(1..120)', 'workout'),
  hive: kind('name: str(1..120)', 'apiary'),
  apiary: kind('name: str(1..120), address: str(0..300)?'),
  garden: named(),
  harvest: kind('harvested_on: date, kilograms: float', 'hive field plot'),
  farm: named(),
}
