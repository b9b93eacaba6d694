/** What a whole usually consists of; only used where a request names the whole and nothing in it. */
export const WHOLES: Readonly<Record<string, readonly string[]>> = {
  blog: ['post', 'comment'],
  forum: ['topic', 'post'],
  shop: ['product', 'order'],
  store: ['product', 'order'],
  webshop: ['product', 'order'],
  ecommerce: ['product', 'order'],
  commerce: ['product', 'order'],
  marketplace: ['product', 'order', 'review'],
  chat: ['room', 'message'],
  messaging: ['room', 'message'],
  crm: ['company', 'contact', 'deal'],
  cms: ['page', 'article'],
  wiki: ['page'],
  helpdesk: ['ticket', 'comment'],
  clinic: ['patient', 'doctor', 'appointment'],
  hospital: ['patient', 'doctor', 'appointment'],
  library: ['book', 'loan'],
  school: ['student', 'course'],
  hotel: ['room', 'reservation'],
  salon: ['customer', 'appointment'],
  restaurant: ['table', 'reservation'],
  gym: ['member', 'class'],
  lms: ['course', 'lesson'],
}

/** What there is nothing of the kind without: the first, where none of them is named. */
export const MAINS: ReadonlyMap<string, readonly string[]> = new Map(
  `blog:post,article,story chat:message messaging:message forum:thread,topic,post,question,discussion wiki:page,article
  calendar:calendar_event,event,appointment,entry,meeting,booking timetable:timetable_entry,entry,period
  poll:option,choice,answer quiz:question checklist:checklist_item,item,task`
    .split(/\s+/)
    .map((line) => {
      const [whole = '', mains = ''] = line.split(':')
      return [whole, mains.split(',').map((main) => main.replace('_', ' '))] as const
    }),
)
