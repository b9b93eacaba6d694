import type { Expected } from './requests.ts'

/** Words of several, pieces of sentences, and how all of some are: what none of them names is no table. */
export const HYPHENED: readonly Expected[] = [
  {
    asks: 'in-app announcements with a title and an end date',
    intent: 'create',
    things: { InAppAnnouncement: 'title, end_date' },
  },
  {
    asks: 'on-call engineers acknowledge alerts',
    intent: 'create',
    things: { Alert: 'message' },
    asked: ['operation/Alert.acknowledge'],
    roles: ['on_call_engineer'],
    rules: ['on_call_engineer acknowledge Alert'],
  },
  {
    asks: 'off-site meetings with a place and a date',
    intent: 'create',
    things: { OffSiteMeeting: 'place, date' },
  },
  {
    asks: 'up-to-date price lists with a currency',
    intent: 'create',
    things: { UpToDatePriceList: 'currency' },
  },
  {
    asks: 'alerts by email, SMS and in-app messages',
    intent: 'create',
    things: { Alert: 'message' },
  },
  {
    asks: 'devices, several per user with a nickname and a date',
    intent: 'create',
    things: { Device: 'nickname, date' },
  },
  {
    asks: 'rooms, several per building with a floor',
    intent: 'create',
    things: { Room: 'building: -> Building cascade, floor', Building: 'name' },
  },
  {
    asks: 'passkeys as a second way to sign in, several per user with a name and the date of last use',
    intent: 'create',
    things: {},
    asked: ['accounts'],
    unread: ['passkeys as a second way to sign in, several per user with a name and the date of last use'],
  },
  {
    asks: 'rooms with a name, a capacity and whether it is heated',
    intent: 'create',
    things: { Room: 'name, capacity, is_heated: bool = false' },
  },
  {
    asks: 'tasks with a title, whether they are done, and a due date',
    intent: 'create',
    things: { Task: 'title, is_done: bool = false, due_date' },
  },
  {
    asks: 'books with a title and whether they are in stock; keys, several per door, with a number',
    intent: 'create',
    things: { Book: 'title, is_in_stock: bool = false', Key: 'door: -> Door cascade, number', Door: 'name' },
  },
  {
    asks: 'plants with a name and whether they are gluten free and a photo',
    intent: 'create',
    things: { Plant: 'name, is_gluten_free: bool = false, photo' },
  },
  {
    asks: 'Slack integration: workspace admins connect a channel and choose which events are posted there',
    intent: 'create',
    things: {},
    roles: ['workspace_admin'],
    unread: ['workspace admins connect a channel and choose which events are posted there'],
  },
  {
    asks: 'history of configuration changes with old value, new value and author',
    intent: 'create',
    things: { ConfigurationChange: 'old_value, new_value, author: -> User? set-null, changed_at: datetime' },
    rules: ['only nobody update ConfigurationChange', 'only nobody delete ConfigurationChange'],
  },
  {
    asks: 'log of permission changes with date, old role, new role and author',
    intent: 'create',
    things: { PermissionChange: 'date, old_role, new_role, author: -> User? set-null' },
    rules: ['only nobody update PermissionChange', 'only nobody delete PermissionChange'],
  },
]
