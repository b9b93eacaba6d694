import { type Kinds, kind } from './kind.ts'

/** How people talk to each other. */
export const COMMUNITY: Kinds = {
  message: kind('body: text(1..8000)', 'room channel conversation chat thread'),
  conversation: kind('title: str(0..200)?'),
  chat: kind('title: str(0..200)?'),
  channel: kind('name: str(1..80)', 'workspace server'),
  reaction: kind('emoji: str(1..20)', 'message post comment photo'),
  'read receipt': kind('read_at: datetime', 'message'),
  'delivery receipt': kind('delivered_at: datetime', 'message'),
  notification: kind('body: str(1..500), read_at: datetime?'),
  'notification preference': kind('channel: email|sms|push = email, enabled: bool = true'),
  'channel preference': kind('channel: email|sms|push = email, enabled: bool = true'),
  'user preference': kind('channel: email|sms|push = email, enabled: bool = true'),
  friendship: kind('status: requested|accepted|declined = requested'),
  community: kind('name: str(1..120), description: text(0..2000)?'),
  petition: kind('title: str(1..200), description: text(0..5000)?'),
  signature: kind('signed_at: datetime', 'petition document contract'),
  feedback: kind('rating: int(1..5)?, body: text(0..5000)?', 'product order session course'),
  complaint: kind('subject: str(1..200), body: text(1..5000), status: open|answered|closed = open', 'order customer'),
}
