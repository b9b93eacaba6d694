import type { Expected } from './requests.ts'

/** Tenants, limits, channels, histories and approvals, as short requests name them. */
export const platform: readonly Expected[] = [
  {
    asks: 'Semantic search over support tickets, each tenant sees only its own',
    intent: 'create',
    things: { SupportTicket: '' },
    asked: ['retrieval/SupportTicket', 'tenants'],
  },
  {
    asks: 'School administration: pupils, classes, grades. Each school sees only its own pupils',
    intent: 'create',
    things: { School: '', Pupil: '', Class: '', Grade: '' },
    asked: ['tenants/School'],
  },
  {
    asks: "Project management SaaS. Organisations cannot see each other's data.",
    intent: 'create',
    things: { Organisation: '', Project: '' },
    asked: ['tenants/Organisation'],
  },
  {
    asks: 'Apartment rental: landlords list apartments, tenants see only their own leases',
    intent: 'create',
    things: { Apartment: '', Lease: 'apartment: -> Apartment cascade' },
    rules: ['landlord create Apartment', 'owner read Lease'],
  },
  {
    asks: 'Public weather readings with API keys, at most 1,000 calls a day per key',
    intent: 'create',
    things: { WeatherReading: '' },
    asked: ['api-keys', 'rate-limit'],
  },
  {
    asks: 'Links with clicks, 60 requests per minute for each user',
    intent: 'create',
    things: { Link: '', Click: 'link: -> Link cascade' },
    unread: ['60 requests per minute for each user'],
  },
  {
    asks: 'Design a notification system that delivers by email, SMS and push, with per-user channel preferences and quiet hours.',
    intent: 'create',
    things: { Notification: 'channel: email|sms|push = email', UserChannelPreference: 'channel, enabled' },
  },
  {
    asks: 'Notification service: email and in-app, read and unread',
    intent: 'create',
    things: { Notification: 'channel: email|in_app = email, read_at: datetime?' },
  },
  {
    asks: 'Send notifications via email and Slack when a build fails',
    intent: 'create',
    things: { Notification: 'channel: email|slack = email' },
    unread: ['when a build fails'],
  },
  {
    asks: 'Orders with status history (placed, paid, shipped, delivered)',
    intent: 'create',
    things: { Order: 'status: placed|paid|shipped|delivered = placed' },
    asked: ['history/Order.status'],
  },
  {
    asks: 'Product reviews, moderated before they are shown',
    intent: 'create',
    things: { ProductReview: '', Product: '' },
    asked: ['operation/ProductReview.approve'],
    roles: ['moderator'],
    rules: ['moderator approve ProductReview'],
  },
  {
    asks: 'Comments that need approval before they appear',
    intent: 'create',
    things: { Comment: 'body' },
    asked: ['operation/Comment.approve'],
    roles: ['admin'],
    rules: ['admin approve Comment'],
  },
  {
    asks: 'Polls with options, one vote per user, results hidden until closed',
    intent: 'create',
    things: {
      Poll: '',
      Option: 'poll: -> Poll cascade',
      Vote: 'poll: -> Poll cascade, option: -> Option cascade',
    },
    rules: ['signed in create Vote'],
    unread: ['results hidden until closed'],
  },
  {
    asks: 'Organizations with teams, invitations and roles owner, admin, member',
    intent: 'create',
    things: {
      Organization: '',
      Team: 'organization: -> Organization cascade',
      Invitation: 'organization: -> Organization cascade, email',
      Member: 'organization: -> Organization cascade, role: owner|admin|member = owner',
    },
    asked: ['roles'],
  },
  {
    asks: 'A blog with authors, editors and readers',
    intent: 'create',
    things: { Post: '', Comment: '' },
    roles: ['editor', 'author', 'reader'],
  },
  {
    asks: 'Orders with fraud detection and retries',
    intent: 'create',
    things: { Order: 'status' },
    unread: ['fraud detection and retries'],
  },
  {
    asks: 'Meeting rooms can be booked by employees.',
    intent: 'create',
    things: { MeetingRoom: '', Booking: 'meeting_room: -> MeetingRoom cascade' },
    roles: ['employee'],
    rules: ['employee create Booking'],
  },
  {
    asks: 'Coworking: rooms are booked by the hour',
    intent: 'create',
    things: { Room: '', Booking: 'room: -> Room cascade, starts_at' },
    unread: ['by the hour'],
  },
  {
    asks: 'Gift cards: balance, redeem, cancel',
    intent: 'create',
    things: { GiftCard: 'balance' },
    asked: ['operation/GiftCard.redeem', 'operation/GiftCard.cancel'],
  },
  {
    asks: 'Podcast hosting: shows, episodes with audio files',
    intent: 'create',
    things: { Show: '', Episode: 'audio_file: file(mp3 wav)? <= 200MB' },
  },
]
