import type { DesignRequest } from '../../../model/index.ts'
import type { Draft } from '../things/draft.ts'
import { AUTHORED, isPrivate, isTaken } from '../things/kinds.ts'

/** What is there to be looked at, whoever made it: what is sold, played, taught, asked, let and published. */
const SHOWN =
  /(^|[a-z])(Post|Question|Article|Story|Thread|Podcast|Show|Episode|Season|Job|Vacancy|Restaurant|Menu|Dish|Listing|Advert|Property|Apartment|Hotel|Room|RoomType|Class|Course|Lesson|Workshop|Product|Variant|Genre|Movie|Film|Concert|Screening|Exhibition|Venue|Station|Spot|Service|Trainer|Petition|Idea|Campaign|Package|Tour|Tournament|Match)$|^Ad$/
/** What is shown where something is sold, and else belongs to whoever sorts his own things by it. */
const SORTS = /(Category|Collection|Brand|Tag|Book|Item)$/
/** A line of what is somebody's. */
const IS_LINE = /(Line|Order|Invoice|Quote|Cart|Receipt|Checklist|Agenda)Item$/
/** What the house has to sell or to let, where nobody says who puts it there. */
const OFFERED = /(Product|Variant|Category|Collection|Brand|Room|RoomType|Season|Price|Rate|Genre|Coupon|Voucher)$/

const SELLING = /\b(shop|store|cart|checkout|customers?|buyers?|buy|hotel|booking|reserv\w+|catalogue|catalog)\b/i
const OF_SELLERS = /\b(sellers?|vendors?|marketplace|classifieds?|second.?hand|landlords?|merchants?)\b/i
const WORLD =
  /\b(without (an |any )?(account|signing|logging|registering|registration|login)|public(ly)? (site|website|page|rss|feed|url|link|profile|catalogue)|anyone (can|may)|website|blog|(online|web|book) ?(shop|store)|e-?commerce|marketplace|job board|podcast\w*|newspaper|magazine)\b/i
const PERSONAL = /\b(personal|diary|journal|for myself|private)\b/i
const FOLLOWED = /\b(timeline|follow(s|ers|ing)?|news ?feed|social)\b/i

/** Whether others see it, where nobody says who does. */
export function isShown(draft: Draft, drafts: readonly Draft[], request: DesignRequest, depth = 0): boolean {
  const { name, fields } = draft
  if (isTaken(name) || depth > 4) return false
  const children = drafts.filter(({ parent }) => parent?.of === name)
  // Whoever talks in it is somebody it is for.
  if (children.some((child) => child.name.endsWith('Message'))) return false
  if (PERSONAL.test(request.text) && !isWorld(request)) return false
  if (SHOWN.test(name) || (SORTS.test(name) && !IS_LINE.test(name) && SELLING.test(request.text))) return true
  const isForOne = fields.some(({ name: field, type }) => field !== draft.owner && type.startsWith('-> User'))
  if (FOLLOWED.test(request.text) && AUTHORED.test(name) && !isForOne) return true
  // A restaurant is seen with its menu.
  return (
    !isPrivate(name) &&
    children.some((child) => !child.name.endsWith('Question') && isShown(child, drafts, request, depth + 1))
  )
}

/** Whether those who see it need no account. */
export const isWorld = ({ text }: DesignRequest): boolean => WORLD.test(text)

/** Whether the house puts it there, where nobody says who does. */
export const isOfStock = (name: string, { text }: DesignRequest): boolean =>
  OFFERED.test(name) && SELLING.test(text) && !OF_SELLERS.test(text)
