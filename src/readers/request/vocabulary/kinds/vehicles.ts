import { type Kinds, kind } from './kind.ts'

const SERVICED = kind(
  'due_on: date?, due_at_mileage: int(0..)?, done_on: date?, cost: decimal(12 2)?, notes: text(0..2000)?',
  'vehicle car truck bike boat machine',
)
const FUEL = kind(
  'filled_on: date, litres: float, cost: decimal(12 2), mileage: int(0..)?',
  'vehicle car truck',
  'driver',
)

/** What drives, and what that costs. */
export const VEHICLES: Kinds = {
  truck: kind('plate: str(1..20) unique, capacity_kg: float?'),
  van: kind('plate: str(1..20) unique, capacity_kg: float?'),
  bus: kind('plate: str(1..20) unique, seats: int(1..)'),
  motorcycle: kind('plate: str(1..20) unique, model: str(0..80)?'),
  trailer: kind('plate: str(1..20) unique, capacity_kg: float?'),
  scooter: kind('number: str(1..20) unique, status: available|rented|broken = available', 'station'),
  'electric car': kind('plate: str(1..20) unique, model: str(0..80)?, battery_kwh: float?'),
  'rental car': kind('plate: str(1..20) unique, model: str(1..80), price_per_day: decimal(12 2)', 'location branch'),
  'vehicle service': SERVICED,
  'service record': SERVICED,
  'maintenance record': SERVICED,
  'maintenance task': kind(
    'title: str(1..200), due_on: date?, status: open|done = open',
    'vehicle machine asset building',
  ),
  'maintenance schedule': kind('every_days: int(1..)?, every_mileage: int(1..)?', 'vehicle machine asset'),
  'fuel log': FUEL,
  'fuel entry': FUEL,
  'fuel purchase': FUEL,
  refuelling: FUEL,
  refueling: FUEL,
  'fuel price': kind(
    'fuel: diesel|petrol|lpg|electric = petrol, price: decimal(6 3), reported_at: datetime',
    'station',
  ),
  'fuel station': kind('name: str(1..120), address: str(0..300)?, latitude: float?, longitude: float?'),
  'gas station': kind('name: str(1..120), address: str(0..300)?, latitude: float?, longitude: float?'),
  'fuel card': kind('number: str(1..40) unique, expires_on: date?', 'driver vehicle'),
  'test drive': kind(
    'starts_at: datetime, status: requested|confirmed|done|cancelled = requested',
    'car vehicle',
    'customer',
  ),
  'vehicle inspection': kind(
    'inspected_on: date, result: passed|failed = passed, notes: text(0..5000)?',
    'vehicle car truck',
  ),
  'ride request': kind(
    'pickup: str(1..300), dropoff: str(1..300), requested_at: datetime, status: open|accepted|cancelled = open',
    'rider passenger',
    'driver',
  ),
  'vehicle model': kind('name: str(1..120), make: str(1..120)'),
  'part order': kind('quantity: int(1..) = 1, status: ordered|received = ordered', 'part supplier'),
  'spare part': kind('name: str(1..200), number: str(1..40) unique, stock: int(0..) = 0', 'machine supplier'),
  'rental item': kind('name: str(1..200), price_per_day: decimal(12 2), quantity: int(0..) = 1', 'category'),
  'car rental': kind(
    'starts_at: datetime, ends_at: datetime, status: requested|confirmed|returned|cancelled = requested',
    'car vehicle',
    'customer',
  ),
  costume: kind('name: str(1..200), size: str(0..20)?, price_per_day: decimal(12 2)'),
}

/** Words of other businesses as well. */
export const VEHICLES_TOO: Kinds = {
  tool: kind('name: str(1..200), status: available|lent|broken = available'),
  repair: kind(
    'description: text(1..5000), cost: decimal(12 2)?, repaired_on: date?',
    'vehicle car bike device machine asset',
  ),
  refill: kind('refilled_at: datetime, quantity: int(0..)', 'slot machine', 'product item'),
  tyre: kind('size: str(1..40), kind: summer|winter|all_season = summer', 'vehicle car'),
  leg: kind('position: int(0..) = 0, distance_km: float?', 'route trip'),
}
