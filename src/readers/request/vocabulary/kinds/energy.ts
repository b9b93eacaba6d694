import { type Kinds, kind } from './kind.ts'

const CHARGING = kind(
  'started_at: datetime, ended_at: datetime?, energy_kwh: float?, cost: decimal(12 2)?',
  'connector charger station point',
  'vehicle car',
)
const CHARGER = kind('name: str(1..120), power_kw: float, status: free|charging|broken = free', 'station site location')
const POWER = kind('name: str(1..120), capacity_kw: float', 'site plant farm park')

/** What makes, carries and uses energy, and what it costs. */
export const ENERGY: Kinds = {
  'meter reading': kind('value: float, read_on: date', 'meter', 'household customer'),
  'smart meter': kind('serial_number: str(1..80) unique, address: str(0..300)?', 'household building customer site'),
  'energy contract': kind('starts_on: date, ends_on: date?', 'customer household', 'tariff'),
  'supply contract': kind('starts_on: date, ends_on: date?', 'customer household supplier', 'tariff'),
  'electricity tariff': kind(
    'name: str(1..120), price_per_kwh: decimal(12 4), base_fee: decimal(12 2)?',
    'provider supplier',
  ),
  'gas tariff': kind('name: str(1..120), price_per_kwh: decimal(12 4), base_fee: decimal(12 2)?', 'provider supplier'),
  'yearly bill': kind(
    'year: int(2000..2100), amount: decimal(12 2), due_on: date, paid_on: date?',
    'household customer contract',
  ),
  'monthly bill': kind(
    'month: date, amount: decimal(12 2), due_on: date, paid_on: date?',
    'household customer contract',
  ),
  'electricity bill': kind('amount: decimal(12 2), due_on: date, paid_on: date?', 'household customer contract meter'),
  'energy bill': kind('amount: decimal(12 2), due_on: date, paid_on: date?', 'household customer contract meter'),
  'solar panel': POWER,
  'solar plant': POWER,
  'solar system': POWER,
  'wind turbine': POWER,
  turbine: POWER,
  inverter: kind('serial_number: str(1..80) unique, capacity_kw: float', 'installation site plant system'),
  'solar installation': kind('name: str(1..120), address: str(0..300)?, capacity_kw: float', 'customer'),
  'daily production': kind('day: date, energy_kwh: float', 'inverter', 'installation site plant'),
  'energy production': kind('energy_kwh: float, measured_at: datetime', 'inverter', 'installation site plant'),
  'power plant': kind('name: str(1..120), capacity_kw: float, fuel: str(0..60)?'),
  'charging station': kind('name: str(1..120), address: str(1..300), latitude: float?, longitude: float?', 'operator'),
  'charging point': CHARGER,
  'charge point': CHARGER,
  charger: CHARGER,
  'charging session': CHARGING,
  'energy reading': kind('energy_kwh: float, measured_at: datetime', 'meter device site panel inverter household'),
  'power reading': kind('power_kw: float, measured_at: datetime', 'meter device site panel inverter turbine'),
  outage: kind('started_at: datetime, ended_at: datetime?, reason: str(0..500)?', 'area grid region station'),
  household: kind('name: str(1..200), address: str(0..300)?'),
  boiler: kind('serial_number: str(1..80) unique, installed_on: date?', 'building apartment customer'),
  'heat pump': kind('serial_number: str(1..80) unique, installed_on: date?', 'building household customer'),
}

/** Words of other businesses as well. */
export const ENERGY_TOO: Kinds = {
  tariff: kind('name: str(1..120), price: decimal(12 4), valid_from: date?', 'station provider supplier'),
  station: kind('name: str(1..120), latitude: float?, longitude: float?'),
  battery: kind('serial_number: str(1..80) unique, capacity_kwh: float', 'site household vehicle'),
  bill: kind('amount: decimal(12 2), due_on: date, paid_on: date?', 'household customer table contract'),
  consumption: kind('energy_kwh: float, measured_at: datetime', 'meter household site'),
  rate: kind('price: decimal(12 2), starts_on: date?, ends_on: date?', 'type room product'),
  provider: kind('name: str(1..200), website: url?'),
}
