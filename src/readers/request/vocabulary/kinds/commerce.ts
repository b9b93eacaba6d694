import { type Kinds, kind, named } from './kind.ts'

const ADDRESS = kind('street: str(1..200), city: str(1..120), postal_code: str(1..20), country: str(2..60)')

/** What is sold, and what becomes of it. */
export const COMMERCE: Kinds = {
  'delivery address': ADDRESS,
  'shipping address': ADDRESS,
  'billing address': ADDRESS,
  product: kind(
    'name: str(1..200), description: text(0..5000)?, price: decimal(12 2), stock: int(0..) = 0',
    'supplier vendor seller',
  ),
  item: kind('name: str(1..200), quantity: int(0..) = 1'),
  variant: kind('name: str(1..200), sku: str(1..40) unique, price: decimal(12 2)', 'product'),
  category: kind('name: str(1..120) unique'),
  collection: kind('name: str(1..120), description: text(0..2000)?'),
  cart: kind(
    'note: str(0..200)?',
    'discount-code promo-code coupon voucher ?',
    'shipping-option shipping-method delivery-option ?',
  ),
  'cart item': kind('quantity: int(1..) = 1', 'cart', 'variant product book dish item'),
  basket: kind('note: str(0..200)?'),
  wishlist: kind('name: str(1..120)'),
  order: kind(
    'status: pending|paid|shipped|cancelled = pending, total: decimal(12 2)',
    'customer member buyer',
    'restaurant table supplier store shop',
    'courier rider ?',
    'discount-code promo-code coupon voucher ?',
    'shipping-option shipping-method delivery-option ?',
  ),
  'order item': kind(
    'quantity: int(1..) = 1, unit_price: decimal(12 2)',
    'order',
    'variant product menu-item dish drink book item',
  ),
  'order line': kind(
    'quantity: int(1..) = 1, unit_price: decimal(12 2)',
    'order',
    'variant product menu-item dish drink book item',
  ),
  'line item': kind(
    'description: str(1..200), quantity: int(1..) = 1, unit_price: decimal(12 2)',
    'invoice order quote quotation estimate',
  ),
  'purchase order': kind('number: str(1..40) unique, status: draft|sent|received|cancelled = draft', 'supplier vendor'),
  coupon: kind('code: str(1..40) unique, percent_off: int(0..100), expires_on: date?'),
  voucher: kind('code: str(1..40) unique, amount: decimal(12 2), expires_on: date?'),
  promotion: kind('name: str(1..120), starts_on: date, ends_on: date?'),
  listing: kind('title: str(1..200), description: text(0..5000)?, price: decimal(12 2)'),
  auction: kind('title: str(1..200), starts_at: datetime, ends_at: datetime', 'seller'),
  shipment: kind(
    'status: pending|in_transit|delivered = pending, tracking_number: str(1..60)?',
    'order',
    'carrier courier',
  ),
  delivery: kind(
    'status: planned|on_the_way|delivered|failed = planned, due_at: datetime?',
    'order',
    'route',
    'driver courier rider ?',
    'vehicle van truck ?',
  ),
  parcel: kind(
    'tracking_number: str(1..60) unique, weight_kg: float?, status: registered|in_transit|delivered = registered',
    'shipment order',
    'carrier courier',
  ),
  warehouse: kind('name: str(1..120), address: str(0..300)?'),
  'stock movement': kind(
    'quantity: int, reason: received|sold|moved|counted = received',
    'product item variant',
    'warehouse location',
  ),
  menu: kind('name: str(1..120)', 'restaurant'),
  'menu item': kind('name: str(1..200), price: decimal(12 2)', 'menu restaurant'),
  dish: kind('name: str(1..200), price: decimal(12 2)', 'menu restaurant'),
  recipe: kind('title: str(1..200), instructions: text(0..20000)?'),
  ingredient: kind('name: str(1..200), quantity: str(0..60)?', 'recipe dish'),
  'meal plan': kind('name: str(1..120), starts_on: date'),
  meal: kind('name: str(1..200), eaten_at: datetime?', 'menu'),
  restaurant: named(),
}
