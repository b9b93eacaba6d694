import type { Expected } from './requests.ts'

/** Of which of the things before it the end of a list is. */
export const tails: readonly Expected[] = [
  {
    asks: 'maintenance log of elevators with inspection date, defects and technician',
    intent: 'create',
    things: {
      Elevator: '',
      MaintenanceEntry: 'elevator: -> Elevator cascade, inspection_date, technician: -> User? set-null',
      Defect: 'maintenance_entry: -> MaintenanceEntry cascade',
    },
  },
  {
    asks: 'service record of forklifts with date, hours and mechanic',
    intent: 'create',
    things: { Forklift: '', ServiceRecord: 'forklift: -> Forklift cascade, date, hours, mechanic: -> User? set-null' },
  },
  {
    asks: 'diary of bee hives with weather, weight and notes',
    intent: 'create',
    things: { BeeHive: '', BeeHiveEntry: 'bee_hive: -> BeeHive cascade, weather, weight, notes' },
  },
  {
    asks: 'borrowing history of library books with reader and return date',
    intent: 'create',
    things: { Book: '', Borrowing: 'book: -> Book cascade, reader: -> User? set-null, return_date' },
  },
  {
    asks: 'log of phone calls with caller, duration and topic',
    intent: 'create',
    things: { PhoneCall: 'caller, topic' },
  },
  {
    asks: 'status history of insurance claims',
    intent: 'create',
    things: { InsuranceClaim: '' },
    asked: ['history/InsuranceClaim.status'],
  },
  {
    asks: 'insurance contracts with beneficiaries and a premium',
    intent: 'create',
    things: { InsuranceContract: 'premium', Beneficiary: 'insurance_contract: -> InsuranceContract cascade' },
  },
  {
    asks: 'allotment gardens with plots and tenants',
    intent: 'create',
    things: {
      AllotmentGarden: '',
      Plot: 'allotment_garden: -> AllotmentGarden cascade',
      Tenant: 'allotment_garden: -> AllotmentGarden cascade',
    },
  },
]
