import { type Kinds, kind, named } from './kind.ts'

const LAND = kind('name: str(1..120), hectares: float?', 'farm vineyard')

/** What is grown, kept and harvested. */
export const FARMING: Kinds = {
  crop: kind('name: str(1..120), variety: str(0..120)?'),
  planting: kind('planted_on: date, area_hectares: float?', 'field plot bed greenhouse garden', 'crop plant variety'),
  sowing: kind('sown_on: date, amount: str(0..80)?', 'field plot bed', 'crop variety'),
  harvest: kind('harvested_on: date, kilograms: float', 'planting hive field plot tree vineyard', 'crop'),
  irrigation: kind('started_at: datetime, ended_at: datetime?, litres: float?', 'field plot zone greenhouse'),
  'irrigation zone': named('farm greenhouse field garden'),
  'irrigation schedule': kind('starts_at: time, minutes: int(1..), weekdays: list str', 'zone field plot'),
  'soil sample': kind('taken_on: date, ph: float?, notes: text(0..2000)?', 'field plot'),
  'crop rotation': kind('year: int(2000..2100)', 'field plot', 'crop'),
  fertilizer: kind('name: str(1..200), nutrients: str(0..200)?'),
  pesticide: kind('name: str(1..200), active_substance: str(0..200)?'),
  'grape variety': kind('name: str(1..120) unique'),
  vineyard: kind('name: str(1..120), address: str(0..300)?'),
  orchard: kind('name: str(1..120), hectares: float?', 'farm'),
  herd: kind('name: str(1..120), species: str(1..80)', 'farm'),
  flock: kind('name: str(1..120), breed: str(0..120)?, birds: int(0..)', 'barn farm'),
  'daily count': kind('day: date, count: int(0..)', 'flock barn herd store'),
  cow: kind('ear_tag: str(1..40) unique, name: str(0..120)?, born_on: date?', 'herd farm barn'),
  fish: kind('name: str(1..120), species: str(0..120)?', 'tank aquarium pond lake basin cage'),
  livestock: kind('ear_tag: str(1..40) unique, born_on: date?', 'herd barn farm'),
  cattle: kind('ear_tag: str(1..40) unique, born_on: date?', 'herd barn farm'),
  sheep: kind('ear_tag: str(1..40) unique, born_on: date?', 'herd flock farm'),
  barn: named('farm'),
  milking: kind('milked_at: datetime, litres: float', 'cow animal herd'),
  'milk delivery': kind('delivered_on: date, litres: float, fat_percent: float?', 'farm farmer producer'),
  'milk yield': kind('day: date, litres: float', 'cow animal'),
  feeding: kind('fed_at: datetime, amount: str(0..80)?', 'animal herd pet horse cow dog cat', 'feed'),
  'egg count': kind('day: date, eggs: int(0..)', 'flock barn'),
  greenhouse: kind('name: str(1..120), area_square_metres: float?', 'farm'),
  tractor: kind('name: str(1..120), plate: str(0..20)?'),
  'weather station': kind('name: str(1..120), latitude: float?, longitude: float?', 'farm field'),
  'vet visit': kind(
    'visited_at: datetime, notes: text(0..5000)?, cost: decimal(12 2)?',
    'animal pet herd horse dog cat cow',
  ),
  'farm field': LAND,
  farmer: kind('name: str(1..120) personal, phone: str(3..40)? personal'),
  'farm animal': kind('name: str(1..120), species: str(1..80), born_on: date?', 'farm barn herd'),
  wine: kind('name: str(1..200), vintage: int(1900..2100)?, grape: str(0..120)?'),
}

/** Words of other businesses as well. */
export const FARMING_TOO: Kinds = {
  cellar: kind('name: str(1..120), address: str(0..300)?'),
  plot: kind('name: str(1..120), area_square_metres: float?', 'farm vineyard garden field', 'grape-variety variety'),
  variety: kind('name: str(1..120)', 'crop plant'),
  feed: kind('name: str(1..200), unit: str(1..20)'),
  tree: kind('species: str(1..120), planted_on: date?', 'orchard plot'),
  silo: kind('name: str(1..120), capacity_tons: float', 'farm'),
  tank: kind('name: str(1..120), capacity_litres: float', 'cellar farm'),
  barrel: kind('number: str(1..40) unique, litres: float', 'cellar wine'),
  bottle: kind('size_ml: int(1..) = 750, quantity: int(0..) = 0', 'wine cellar'),
  yield: kind('kilograms: float, harvested_on: date', 'harvest crop field plot'),
}
