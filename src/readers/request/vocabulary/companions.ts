import { setOf } from './words.ts'

/** What cannot be told without something else, of which one row for each is what everybody builds. */
export interface Companion {
  /** Any of these things is spoken of, */
  readonly where: ReadonlySet<string>
  /** any of these as well, where there are any, */
  readonly beside: ReadonlySet<string>
  /** and none of these: */
  readonly unless: ReadonlySet<string>
  /** so this is there, too. */
  readonly made: string
}

const companion = (made: string, where: string, beside: string, unless: string): Companion => ({
  where: setOf(where),
  beside: setOf(beside),
  unless: setOf(unless),
  made,
})

const SOLD = 'product item variant article book dish sku good drink meal ticket pizza material part listing recipe'

/** In the order in which they follow from each other. A word stands for every name that ends in it. */
export const COMPANIONS: readonly Companion[] = [
  companion('product', 'cart basket', '', SOLD),
  companion('product', 'stock-level stock-movement stock-reservation stock', '', SOLD),
  companion('product', 'picking-list pick-list', '', `${SOLD} picking-item`),
  companion('picking item', 'picking-list pick-list', '', 'list-item picking-item item line'),
  companion('menu item', 'menu', '', `${SOLD} special menu-item`),
  companion('cart item', 'cart', '', 'cart-item cart-line line'),
  companion('basket item', 'basket', '', 'basket-item line'),
  companion('wishlist item', 'wishlist wish-list', 'product variant book', 'wishlist-item wish item'),
  companion('wish', 'wish-list wishlist', '', `${SOLD} wish wishlist-item`),
  companion('ticket', 'ticket-type ticket-tier ticket-category', 'order booking', 'ticket'),
  companion(
    'order item',
    'order',
    'product variant book dish menu-item drink pizza',
    'order-item order-line line-item position item',
  ),
  companion('price', 'price-list', 'product variant item', 'price'),
]
