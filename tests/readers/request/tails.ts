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
  {
    asks: 'wine cellar with bottles, vintage, shelf and drinking window',
    intent: 'create',
    things: { Bottle: 'name, vintage, shelf, drinking_window' },
  },
  {
    asks: 'vinyl collection with records, artist, year and condition',
    intent: 'create',
    things: { Record: 'name, artist, year, condition' },
  },
  {
    asks: 'dog boarding with dogs, owners, feeding notes and arrival and departure dates',
    intent: 'create',
    things: { Dog: 'owner: -> Owner cascade, feeding_notes: text(0..5000), arrival_date, departure_date', Owner: '' },
  },
  {
    asks: 'issue tracker for software projects with priority, labels and assignee',
    intent: 'create',
    things: { Issue: 'software_project: -> SoftwareProject cascade, priority, labels, assignee', SoftwareProject: '' },
  },
  {
    asks: 'maintenance windows with affected services, start and end',
    intent: 'create',
    things: { MaintenanceWindow: 'services: many Service, starts_at: datetime, ends_at: datetime', Service: 'name' },
  },
  {
    asks: 'newsletters with subject, body and recipients',
    intent: 'create',
    things: { Newsletter: 'subject, body', Recipient: 'newsletter: -> Newsletter cascade' },
  },
  {
    asks: 'parcels with weight, insured or not, and an email alert',
    intent: 'create',
    things: { Parcel: 'weight, insured: bool = false, email_alert: bool = false' },
  },
  {
    asks: 'customer profiles with birthday, newsletter and preferred language',
    intent: 'create',
    things: { CustomerProfile: 'birthday: date, newsletter: bool = false, preferred_language' },
  },
  {
    asks: 'tasks with title and due date, each assigned to an employee',
    intent: 'create',
    things: { Task: 'title, due_date, employee: -> User? set-null' },
  },
  {
    asks: 'courses with a title, taught by a teacher',
    intent: 'create',
    things: { Course: 'title, teacher: -> User? set-null' },
  },
  {
    asks: 'machines with name, located in halls',
    intent: 'create',
    things: { Machine: 'hall: -> Hall cascade, name', Hall: '' },
  },
  {
    asks: 'gardens with plots, rented to tenants',
    intent: 'create',
    things: { Garden: '', Plot: 'garden: -> Garden cascade, tenant: -> Tenant? set-null', Tenant: '' },
  },
  {
    asks: 'account settings: dark mode, email notifications, language',
    intent: 'create',
    things: { Setting: 'dark_mode: bool = false, email_notifications: bool = false, language' },
    asked: ['accounts'],
  },
  {
    asks: 'dry cleaning: customers bring in clothes, staff mark them as cleaned',
    intent: 'create',
    things: { Customer: '' },
    unread: ['bring in clothes', 'staff mark them as cleaned'],
  },
  {
    asks: 'visitor log of our office with name, company and entry time',
    intent: 'create',
    things: { VisitorEntry: 'name, company, entry_time: datetime' },
  },
  {
    asks: 'book rental with books, borrowers, pick-up date and return date',
    intent: 'create',
    things: {
      BookRental: 'book: -> Book, borrower: -> Borrower, pickup_date: date, return_date: date',
      Book: '',
      Borrower: '',
    },
  },
  {
    asks: 'concerts with artists performing and a ticket price',
    intent: 'create',
    things: { Concert: 'ticket_price', Artist: 'name' },
  },
  {
    asks: 'job postings with title; applicants upload a CV and recruiters move applications through new, interview and rejected',
    intent: 'create',
    things: { JobPosting: 'title', Application: 'job_posting: -> JobPosting cascade, resume: file(pdf)? <= 20MB' },
    asked: ['files'],
    rules: ['applicant create Application', 'recruiter update Application'],
  },
  {
    asks: 'equipment rental with machines and a deposit',
    intent: 'create',
    things: { EquipmentRental: 'machine: -> Machine, deposit', Machine: '' },
  },
  {
    asks: 'inventory of a lab with chemicals, hazard class and expiry date',
    intent: 'create',
    things: { Chemical: 'hazard_class, expiry_date: date' },
  },
  {
    asks: 'list of suppliers with products and delivery time',
    intent: 'create',
    things: { Supplier: 'delivery_time: int(0..)', Product: 'supplier: -> Supplier cascade' },
  },
]
