import type { Expected } from './requests.ts'

/** Where what is listed belongs: to the head, to one of the things beside it, or to nobody knows what. */
export const lists: readonly Expected[] = [
  {
    asks: 'contract archive with parties, start and end dates',
    intent: 'create',
    things: { Contract: 'title, start_date: date, end_date: date', Party: 'contract: -> Contract cascade' },
  },
  {
    asks: 'fleet management with vehicles, drivers, mileage and inspection dates',
    intent: 'create',
    things: { Vehicle: 'plate, mileage: int(0..), inspection_date: date', Driver: 'name' },
  },
  {
    asks: 'library management with books, members, loan dates and shelf numbers',
    intent: 'create',
    things: { Book: 'title, shelf_number', Member: '' },
    unread: ['loan dates'],
  },
  {
    asks: 'recipe collection with ingredients, amounts and tags',
    intent: 'create',
    things: { Recipe: 'title, tags: list str', Ingredient: 'recipe: -> Recipe cascade, name, amount: float' },
  },
  {
    asks: 'invoice archive with suppliers, invoice numbers and due dates',
    intent: 'create',
    things: { Invoice: 'supplier: -> Supplier, invoice_number: str(1..40) unique, due_date: date', Supplier: 'name' },
  },
  {
    asks: 'chat rooms with messages and read receipts',
    intent: 'create',
    things: { Room: '', Message: 'room: -> Room cascade', ReadReceipt: 'message: -> Message cascade' },
  },
  {
    asks: 'consent records with purpose, version of the text and time of withdrawal',
    intent: 'create',
    things: { ConsentRecord: 'purpose, text_version, withdrawn_at: datetime?' },
  },
  {
    asks: 'exit interviews with date of leaving, reason for leaving, name of the interviewer, start and end of validity',
    intent: 'create',
    things: {
      ExitInterview: 'leaving_date: date, leaving_reason, interviewer_name, valid_from: date, valid_until: date',
    },
  },
  {
    asks: 'consent records per user with purpose, version of the text and time of withdrawal',
    intent: 'create',
    things: { ConsentRecord: 'purpose, text_version, withdrawn_at: datetime?' },
  },
  {
    asks: 'opening hours per branch and weekday with breaks',
    intent: 'create',
    things: {
      OpeningHour: 'branch: -> Branch cascade, weekday, opens_at: time, closes_at: time',
      Branch: '',
      Break: 'opening_hour',
    },
  },
  {
    asks: 'translation keys with texts per language, a status and comments',
    intent: 'create',
    things: {
      TranslationKey: 'status',
      Text: 'translation_key: -> TranslationKey cascade, language: str(2..20), body',
      Comment: 'translation_key',
    },
  },
  {
    asks: 'notification preferences per channel and event type with quiet hours',
    intent: 'create',
    things: { NotificationPreference: 'channel: email|sms|push = email, event_type, quiet_from: time?, quiet_until' },
  },
  {
    asks: 'salary per employee and month with gross, net and date of payment',
    intent: 'create',
    things: {
      Salary:
        'employee: -> Employee cascade, month: date, gross: decimal(12 2), net: decimal(12 2), payment_date: date',
      Employee: '',
    },
  },
  {
    asks: 'bank transactions from CSV files with categories and monthly totals per category',
    intent: 'create',
    things: { Transaction: 'category: -> Category', Category: '' },
    unread: ['from CSV files', 'monthly totals per category'],
  },
  {
    asks: 'parking permits for residents with license plate, start and end of validity',
    intent: 'create',
    things: { ParkingPermit: 'resident: -> User? set-null, license_plate, valid_from: date, valid_until: date' },
  },
  {
    asks: 'members can suggest a book: title, author, year',
    intent: 'create',
    things: { Book: 'title, author: str(1..200), year: int(0..)' },
    rules: ['signed in create Book'],
  },
  {
    asks: 'insurance policy collection with sums insured and premiums',
    intent: 'create',
    things: { InsurancePolicy: 'insured_sum: decimal(12 2), premium: decimal(12 2)' },
  },
  {
    asks: 'inspections with an inspector, defects and a photo of each defect',
    intent: 'create',
    things: { Inspection: 'inspector', Defect: 'inspection: -> Inspection cascade, photo' },
  },
  {
    asks: 'machine maintenance with machines, operating hours and fault reports',
    intent: 'create',
    things: { Machine: 'operating_hours: int(0..)', FaultReport: '' },
  },
  {
    asks: 'survey tool with questions, answer options and answers',
    intent: 'create',
    things: { Survey: '', Question: 'survey', AnswerOption: 'question', Answer: 'question' },
  },
  {
    asks: 'playlist app with songs, artists, lengths and covers',
    intent: 'create',
    things: { Playlist: '', Song: 'artist, duration_seconds: int(0..), cover', Artist: '' },
  },
  {
    asks: 'Each project has:\n- a name (required)\n- start and end of the project\n- budget in EUR',
    intent: 'create',
    things: { Project: 'name: str(1..120), project_start: datetime, project_end: datetime, budget: decimal(12 2)' },
  },
  {
    asks: 'A car has a make, model, year, and a list of services with date, mileage and cost.',
    intent: 'create',
    things: {
      Car: 'make, model, year: int(0..)',
      Service: 'car: -> Car cascade, date: date, mileage: int(0..), cost: decimal(12 2)',
    },
  },
  {
    asks: 'meter readings per apartment and month, with value and photo',
    intent: 'create',
    things: { MeterReading: 'apartment: -> Apartment cascade, month: date, value: float, photo', Apartment: '' },
  },
  {
    asks: 'a limited number of places per course',
    intent: 'create',
    things: { Course: 'number_of_places: int(0..)' },
  },
  { asks: 'blog with posts and categories', intent: 'create', things: { Post: 'category: -> Category', Category: '' } },
  {
    asks: 'incident reports with place of the incident, people involved and a description of what happened',
    intent: 'create',
    things: { IncidentReport: 'incident_place, description', Person: 'incident_report' },
  },
  {
    asks: 'an archive of contracts with parties and a notice period, a list of members with dates of birth',
    intent: 'create',
    things: { Contract: 'notice_period', Party: 'contract', Member: 'date_of_birth: date' },
  },
  {
    asks: 'meal plans per week with meals',
    intent: 'create',
    things: { MealPlan: 'week: date', Meal: 'meal_plan' },
  },
  {
    asks: 'a glossary with terms, definitions per language',
    intent: 'create',
    things: { Glossary: '', Term: 'glossary', Definition: 'term: -> Term cascade, language: str(2..20), body' },
  },
  {
    asks: 'seating plans per event with tables and the number of seats per table',
    intent: 'create',
    things: { SeatingPlan: 'event', Event: '', Table: 'seating_plan, number_of_seats: int(0..)' },
  },
  {
    asks: 'suppliers with payment terms and delivery times',
    intent: 'create',
    things: { Supplier: 'name, payment_terms, delivery_times' },
  },
  {
    asks: 'orders with an order date and positions with article, quantity and unit price',
    intent: 'create',
    things: { Order: 'order_date: date', Position: 'order, article, quantity, unit_price: decimal(12 2)' },
  },
  {
    asks: 'Members of our sports club: first name, last name, birthday, membership fee.',
    intent: 'create',
    things: { Member: 'first_name, last_name, birthday: date, membership_fee: decimal(12 2)' },
    unread: ['sports club'],
  },
  {
    asks: 'Create tables for hotels (name, stars, address) and rooms (number, price per night).',
    intent: 'create',
    things: { Hotel: 'name, stars: int(1..5), address', Room: 'number, price_per_night: decimal(12 2)' },
  },
  {
    asks: 'CRM with companies, contacts, phone numbers, deals and deal values',
    intent: 'create',
    things: { Company: '', Contact: 'phone_number', Deal: 'deal_value: decimal(12 2)' },
  },
  {
    asks: 'messages from visitors about products with subject and text',
    intent: 'create',
    things: { Message: 'visitor: -> User? set-null, product: -> Product cascade, subject, text', Product: '' },
  },
  {
    asks: 'reservations for a boat with crew members, start and destination',
    intent: 'create',
    things: { Reservation: 'boat, starts_at: datetime, destination', Boat: '', CrewMember: 'reservation' },
  },
  {
    asks: 'courses with a start date and a price per participant',
    intent: 'create',
    things: { Course: 'start_date: date, price_per_participant: decimal(12 2)' },
  },
  {
    asks: 'found items with description, date found, quantity taken and finder',
    intent: 'create',
    things: { FoundItem: 'description, found_on: date, taken_quantity, finder' },
  },
  {
    asks: 'Todos should have a priority (low, medium or high, medium unless said otherwise), and people want to filter their todos by priority.',
    intent: 'create',
    things: { Todo: 'title, completed: bool = false, priority: low|medium|high = medium' },
    rules: ['owner read Todo'],
  },
  {
    asks: 'Build a bakery backend: cakes with a flavour (vanilla, chocolate or lemon, defaulting to lemon) and a price',
    intent: 'create',
    things: { Cake: 'flavour: vanilla|chocolate|lemon = lemon, price' },
  },
  {
    asks: 'Books have a condition (new, used or worn), used by default, and a title.',
    intent: 'create',
    things: { Book: 'condition: new|used|worn = used, title' },
  },
  {
    asks: 'Machines have a phase (idle, running or down). By default it is down.',
    intent: 'create',
    things: { Machine: 'phase: idle|running|down = down' },
  },
  {
    asks: 'Todos have a priority: low, medium or high. The default is urgent.',
    intent: 'create',
    things: { Todo: 'priority: low|medium|high = low' },
    unread: ['The default is urgent'],
  },
  {
    asks: 'Products have a color (red, green or blue, chosen by the owner) and a name.',
    intent: 'create',
    things: { Product: 'color: red|green|blue = red, name' },
    unread: ['chosen by the owner'],
  },
  {
    asks: 'Orders have a title. Orders are paid by card unless said otherwise.',
    intent: 'create',
    things: { Order: 'title' },
    unread: ['Orders are paid by card unless said otherwise'],
  },
  {
    asks: 'Articles have notes with a text and a color.',
    intent: 'create',
    things: { Article: 'title, body, status', Note: 'article: -> Article cascade, text, color' },
  },
  {
    asks: 'Build a shop. Products have descriptions with at most 200 characters.',
    intent: 'create',
    things: { Product: 'description' },
  },
]
