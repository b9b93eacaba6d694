import type { Expected } from './requests.ts'

/** Requests that came after the words above were known, as they were understood then or soon after. */
export const terse: readonly Expected[] = [
  {
    asks: 'I need an API where photographers can upload galleries. A gallery has a title and photos. Clients can view galleries and download photos.',
    intent: 'create',
    things: { Gallery: 'title', Photo: 'gallery: -> Gallery cascade' },
    asked: ['files'],
    rules: ['photographer create Gallery', 'client read Gallery', 'client read Photo'],
  },
  {
    asks: 'Restaurant reservations: tables (number, seats), reservations with date, time, party size and guest name. Staff can cancel reservations.',
    intent: 'create',
    things: { Table: 'number, seats', Reservation: 'date: date, time, party_size, guest_name' },
    asked: ['operation/Reservation.cancel'],
    rules: ['staff cancel Reservation'],
  },
  { asks: 'Build me a to-do list', intent: 'create', things: { Todo: 'title' } },
  {
    asks: 'Create CRUD endpoints for vehicles: make, model, year, VIN (unique), color (red, green, blue)',
    intent: 'create',
    things: { Vehicle: 'make, model, year, vin: str(1..40) unique, color: red|green|blue = red' },
  },
  {
    asks: 'A multi-step approval workflow for purchase requests: draft, submitted, approved, rejected. Managers approve, accountants pay.',
    intent: 'create',
    things: { PurchaseRequest: 'status: draft|submitted|approved|rejected = draft' },
    asked: ['operation/PurchaseRequest.approve', 'operation/PurchaseRequest.pay'],
    rules: ['manager approve PurchaseRequest', 'accountant pay PurchaseRequest'],
  },
  {
    asks: 'Task: title (required, max 100 chars), done: boolean, tags: list of strings, owner',
    intent: 'create',
    things: { Task: 'title: str(1..100), done: bool, tags: list str, owner: -> User? set-null' },
  },
  {
    asks: 'Fitness app: users log workouts; a workout has exercises, each exercise has sets with reps and weight in kg',
    intent: 'create',
    things: {
      Workout: '',
      Exercise: 'workout: -> Workout cascade',
      Set: 'exercise: -> Exercise cascade, reps, weight_kg: float',
    },
    rules: ['signed in create Workout'],
  },
  {
    asks: 'Patients (name, date of birth, insurance number) and their prescriptions (drug, dosage, valid until). Doctors can write prescriptions, pharmacists can only read them.',
    intent: 'create',
    things: { Patient: 'name, date_of_birth: date, insurance_number', Prescription: 'drug, dosage' },
    rules: ['doctor create Prescription', 'pharmacist read Prescription'],
  },
  { asks: 'Remove soft delete from projects', intent: 'change', things: { Project: '' }, declined: ['soft-delete'] },
  { asks: 'Are our migrations safe?', intent: 'review', things: {} },
  {
    asks: 'we need to know who changed a contract and when',
    intent: 'create',
    things: { Contract: '' },
    asked: ['audit/Contract'],
  },
]
