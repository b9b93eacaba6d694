import { type Kinds, kind } from './kind.ts'

/** How people talk to each other. */
export const COMMUNITY: Kinds = {
  message: kind(
    'body: text(1..8000)',
    'room channel conversation chat thread match ticket case report request group team club',
  ),
  conversation: kind('title: str(0..200)?, members: many User'),
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
  'direct message': kind('receiver: -> User cascade, body: text(1..8000), read_at: datetime?', 'conversation'),
  'private message': kind('receiver: -> User cascade, body: text(1..8000), read_at: datetime?', 'conversation'),
  'friend request': kind('receiver: -> User cascade, status: requested|accepted|declined = requested'),
  'join request': kind(
    'message: text(0..2000)?, status: pending|approved|rejected = pending',
    'group community club team channel',
  ),
  'member request': kind(
    'message: text(0..2000)?, status: pending|approved|rejected = pending',
    'group community club team channel',
  ),
  'membership request': kind(
    'message: text(0..2000)?, status: pending|approved|rejected = pending',
    'group community club team channel',
  ),
  'group member': kind('joined_at: datetime, role: member|admin = member', 'group'),
  'user block': kind(''),
  'user mute': kind(''),
  'abuse report': kind(
    'reason: str(1..500), status: open|resolved|dismissed = open',
    'post comment message thread photo video',
  ),
  'content report': kind(
    'reason: str(1..500), status: open|resolved|dismissed = open',
    'post comment message thread photo video',
  ),
  'user report': kind('reported: -> User cascade, reason: str(1..500), status: open|resolved|dismissed = open'),
  'forum category': kind('name: str(1..120) unique, description: text(0..2000)?, position: int(0..) = 0'),
  subforum: kind('name: str(1..120), description: text(0..2000)?', 'forum category'),
  hashtag: kind('name: str(1..60) unique'),
  'dating profile': kind(
    'display_name: str(1..80) personal, born_on: date personal, bio: text(0..2000)? personal, city: str(0..120)?',
  ),
  endorsement: kind('body: text(0..2000)?', 'skill profile'),
  recommendation: kind('body: text(1..5000)', 'profile candidate student'),
  tweet: kind('body: text(1..280)'),
  digest: kind('subject: str(1..200), body: text(1..20000), sent_at: datetime?', 'topic newsletter'),
  'book club': kind('name: str(1..120), description: text(0..2000)?'),
  'reading list': kind('name: str(1..120), description: text(0..2000)?', 'club group'),
}
