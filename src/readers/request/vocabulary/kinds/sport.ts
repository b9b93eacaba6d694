import { type Kind, type Kinds, kind } from './kind.ts'

const timed = (name: string, ...of: readonly string[]): Kind =>
  kind(`${name}: str(1..120), starts_at: datetime, ends_at: datetime?`, ...of)
const GAME = kind(
  'home_team: -> Team cascade, away_team: -> Team cascade, starts_at: datetime, home_score: int(0..)?, away_score: int(0..)?',
  'round season league tournament',
)

/** What is played, trained and won. */
export const SPORT: Kinds = {
  'league match': GAME,
  'football match': GAME,
  matchday: kind('number: int(1..), played_on: date?', 'season league'),
  'training session': timed('title', 'team training-plan plan course'),
  'training plan': kind(
    'title: str(1..200), description: text(0..5000)?, starts_on: date?, ends_on: date?',
    'athlete client member',
  ),
  'workout plan': kind('title: str(1..200), description: text(0..5000)?', 'client member athlete'),
  'personal record': kind('value: float, unit: str(1..20), achieved_on: date', 'exercise discipline athlete'),
  'personal best': kind('value: float, unit: str(1..20), achieved_on: date', 'exercise discipline athlete swimmer'),
  substitution: kind('minute: int(0..)', 'match game fixture'),
  'yellow card': kind('minute: int(0..)', 'match game fixture', 'player'),
  'red card': kind('minute: int(0..)', 'match game fixture', 'player'),
  injury: kind('body_part: str(1..120), injured_on: date, recovered_on: date?', 'player athlete'),
  lobby: kind('name: str(1..120), capacity: int(2..) = 4, status: open|playing|closed = open', 'game'),
  'game session': kind('started_at: datetime, ended_at: datetime?', 'game'),
  achievement: kind('name: str(1..120), description: str(0..500)?, points: int(0..) = 0', 'game'),
  'high score': kind('points: int(0..), achieved_at: datetime', 'game level', 'player'),
  guild: kind('name: str(1..120) unique, description: text(0..2000)?'),
  clan: kind('name: str(1..120) unique, description: text(0..2000)?'),
  quest: kind('title: str(1..200), description: text(0..5000)?, reward: int(0..) = 0'),
  'board game': kind('title: str(1..200), min_players: int(1..) = 2, max_players: int(1..) = 4, minutes: int(1..)?'),
  'video game': kind('title: str(1..200), platform: str(1..60), released_on: date?'),
  wager: kind('amount: decimal(12 2), status: open|won|lost = open', 'match game event'),
  'tournament round': kind('number: int(1..), starts_on: date?', 'tournament'),
  handicap: kind('value: decimal(4 1), set_on: date', 'player member'),
}
