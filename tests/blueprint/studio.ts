/** People who sign in by a link, places that are held for so long, and what may be done in time. */
export const studio = `architect: 1
app: studio
stack: { orm: sqlalchemy, ids: uuid7, jobs: postgres }
auth:
  provider: builtin
  roles: admin > teacher > member
  sign_in: { by: link, lasts: 15m, rate: 5/hour }
  sessions: { access: 15m, refresh: 30d, listed: true, most: 5 }
  mails: [invite]
resources:
  User:
    traits: [timestamps]
    fields: { email: email unique personal, name: str(1..80)? personal, role: role = member set by admin }
    access: { read: self or admin, update: self, delete: self or admin }
    erase: { after: 30d }
  Lesson:
    traits: [timestamps]
    fields:
      owner: -> User restrict = me set by server
      title: str(1..120)
      starts_at: datetime
      ends_at: datetime
      capacity: int(1..)
    access: { read: member, create: teacher, update: owner and starts_at > now, delete: owner and starts_at > now + 7d }
    apart: [owner from starts_at to ends_at]
    checks: { in_order: ends_at > starts_at }
  Place:
    traits: [timestamps]
    fields:
      owner: -> User cascade = me set by server
      lesson: -> Lesson cascade immutable
      status: held|given_back = held set by owner
    access: { read: owner or lesson.owner, create: member, update: owner, delete: admin }
    states: { status: [held -> given_back if owner and lesson.starts_at > now + 24h] }
    limits: [lesson.capacity per lesson where status = held]
`
