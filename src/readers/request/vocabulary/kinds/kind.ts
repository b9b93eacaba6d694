/** What things of a name usually hold, and what they usually are of. Only used where a request says neither. */
export interface Kind {
  /** Fields by name, as the blueprint language writes their types. */
  readonly holds: Readonly<Record<string, string>>
  /** Of each group the first that a request speaks of: `patient customer`, and `doctor` besides; `coupon ?` where there need be none. */
  readonly of: readonly (readonly string[])[]
  /** Two of the same it lies between: `from_account` and `to_account`; a name that ends in `_` goes on with what it is. */
  readonly between?: { readonly names: readonly string[]; readonly of: readonly string[] }
}

export type Kinds = Readonly<Record<string, Kind>>

/** `title: str(1..200), body: text(0..5000)?`, and groups of what such a thing is of, the likeliest first. */
export const kind = (holds: string, ...of: readonly string[]): Kind => ({
  holds: Object.fromEntries(
    holds
      .split(/,\s+/)
      .filter((field) => field !== '')
      .map((field) => {
        const colon = field.indexOf(':')
        return [field.slice(0, colon).trim(), field.slice(colon + 1).trim()]
      }),
  ),
  of: of.map((group) => group.split(' ')),
})

/** What goes from one to another of its kind. */
export const between = (plain: Kind, names: string, of: string): Kind => ({
  ...plain,
  between: { names: names.split(' '), of: of.split(' ') },
})

/** Whether a thing is one of the group: by its last word, or by its last two, `purchase-order`. */
export const isOneOf = (group: readonly string[], words: readonly string[]): boolean =>
  (group.includes(words.at(-1) ?? '') && !isRowOfList(words)) ||
  (words.length > 1 && group.includes(words.slice(-2).join('-')))

/** `order items` are rows of orders, and no items that are kept; `crew members` are of a crew. */
export const isRowOfList = (words: readonly string[]): boolean =>
  /^(?:(?:order|cart|basket|wishlist|line|list|invoice|menu) (?:item|line)|(?!team|club|gym).+ member)$/.test(
    words.slice(-2).join(' '),
  )

/** Something to tell rows apart by, and nothing more. */
export const named = (...of: readonly string[]): Kind => kind('name: str(1..200)', ...of)
/** What is written and read. */
export const titled = (...of: readonly string[]): Kind => kind('title: str(1..200), description: text(0..5000)?', ...of)
/** A line or two that somebody wrote about something. */
export const said = (...of: readonly string[]): Kind => kind('body: text(1..5000)', ...of)
/** Somebody who is known by name. */
export const somebody = (...of: readonly string[]): Kind => kind('name: str(1..120) personal', ...of)

/** What a name nothing is known of holds at least: something to tell rows apart by. */
export const NAMELESS: Kind['holds'] = { name: 'str(1..200)' }
