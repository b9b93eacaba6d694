import { type Kinds, kind } from './kind.ts'

const SHELVED = kind(
  'quantity: int(0..) = 0',
  'product variant item article material',
  'warehouse location store branch',
)
const ZONE = kind('name: str(1..120), fee: decimal(12 2)')
const WAY = kind('name: str(1..120), price: decimal(12 2), days: int(0..)?')

/** What lies in warehouses, and how it gets to people. */
export const STOCK: Kinds = {
  'stock level': SHELVED,
  'stock item': SHELVED,
  'inventory level': SHELVED,
  'stock reservation': kind(
    'quantity: int(1..) = 1, expires_at: datetime, status: held|used|released = held',
    'product variant item',
    'order cart',
  ),
  'stock count': kind('counted_on: date, quantity: int(0..)', 'product variant item', 'warehouse location'),
  'stock alert': kind('threshold: int(0..), active: bool = true', 'product variant item', 'warehouse'),
  'goods receipt': kind('received_at: datetime, note: str(0..500)?', 'purchase-order', 'warehouse'),
  'picking list': kind('number: str(1..40) unique, status: open|picking|picked = open', 'order', 'warehouse'),
  'pick list': kind('number: str(1..40) unique, status: open|picking|picked = open', 'order', 'warehouse'),
  'picking item': kind('quantity: int(1..) = 1, picked_at: datetime?', 'picking-list', 'product variant item'),
  'packing list': kind('name: str(1..120)', 'shipment order trip'),
  'packing slip': kind('number: str(1..40) unique', 'shipment order'),
  'warehouse location': kind('code: str(1..40) unique, description: str(0..200)?', 'warehouse'),
  'storage location': kind('code: str(1..40) unique', 'warehouse'),
  carrier: kind('name: str(1..120), tracking_address: url?'),
  depot: kind('name: str(1..120), address: str(0..300)?'),
  manufacturer: kind('name: str(1..200)'),
  pallet: kind('number: str(1..40) unique, weight_kg: float?', 'shipment container'),
  container: kind('number: str(1..40) unique, weight_kg: float?', 'shipment'),
  consignment: kind('number: str(1..40) unique, status: pending|in_transit|delivered = pending', 'order'),
  package: kind(
    'tracking_number: str(1..60) unique, weight_kg: float?, status: registered|in_transit|delivered = registered',
    'shipment order',
  ),
  'scan event': kind('location: str(1..200), scanned_at: datetime', 'parcel package shipment delivery pallet'),
  'tracking event': kind(
    'description: str(1..200), location: str(0..200)?, happened_at: datetime',
    'parcel package shipment delivery container order',
  ),
  'tracking update': kind(
    'description: str(1..200), location: str(0..200)?, happened_at: datetime',
    'parcel package shipment delivery container order',
  ),
  'delivery attempt': kind(
    'attempted_at: datetime, succeeded: bool = false, note: str(0..500)?',
    'delivery parcel package shipment order',
  ),
  'delivery slot': kind('starts_at: datetime, ends_at: datetime, capacity: int(1..) = 1', 'zone branch store'),
  'delivery window': kind('starts_at: datetime, ends_at: datetime, capacity: int(1..) = 1', 'zone branch store'),
  'delivery zone': ZONE,
  'shipping zone': ZONE,
  'shipping option': WAY,
  'shipping method': WAY,
  'delivery option': WAY,
  'delivery method': WAY,
  'shipping rate': kind('name: str(1..120), price: decimal(12 2)', 'zone carrier', 'method option'),
  'shipping label': kind('tracking_number: str(1..60), file: file(pdf) <= 5MB', 'shipment order parcel', 'carrier'),
  'proof of delivery': kind(
    'signed_by: str(1..120), delivered_at: datetime, photo: file(png jpg webp)? <= 5MB',
    'delivery shipment order parcel',
  ),
  'pickup point': kind('name: str(1..120), address: str(1..300)'),
  'return request': kind(
    'reason: text(1..2000), status: requested|approved|received|refunded|rejected = requested',
    'order',
  ),
}

/** Words of other businesses as well. */
export const STOCK_TOO: Kinds = {
  batch: kind('number: str(1..40) unique, produced_on: date?, expires_on: date?', 'product item material'),
  bin: kind('code: str(1..40) unique', 'shelf warehouse'),
  shelf: kind('code: str(1..40) unique', 'warehouse store'),
  hub: kind('name: str(1..120), address: str(0..300)?'),
  movement: kind(
    'quantity: int, reason: received|sold|moved|counted = received',
    'product item variant material',
    'warehouse location',
  ),
  pickup: kind(
    'starts_at: datetime, ends_at: datetime, status: requested|confirmed|done|cancelled = requested',
    'order',
  ),
  material: kind('name: str(1..200), unit: str(1..20)'),
  supply: kind('name: str(1..200), quantity: int(0..) = 0'),
}
