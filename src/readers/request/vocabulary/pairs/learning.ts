import { pairsOf } from './pair.ts'

/** Who learns what from whom, and what is played, watched and read. */
export const LEARNING_PAIRS = pairsOf(`
  faculty: university ?
  program programme degree: faculty department school university ?
  course module: program programme degree faculty department school ?; lecturer professor teacher instructor tutor trainer ?
  lecturer professor teacher instructor tutor: faculty department school university ?
  class lesson lecture seminar: course ?; teacher instructor lecturer trainer coach ?; room ?
  section chapter: < course module book
  exam: course module class
  quiz: course module lesson ?
  question: < quiz exam survey questionnaire form
  assignment homework: course class lesson module
  submission: assignment homework; student pupil learner participant
  grade mark: exam submission assignment course subject class; student pupil learner
  attendance: lesson class session lecture course event shift; student pupil child participant employee member
  enrollment enrolment: course class program programme module; student pupil learner participant child
  certificate: course training; student learner participant employee member ?
  pupil: class school ?
  student: program programme class faculty school ?
  child: group class ?
  absence: child student pupil employee member
  report-card transcript: student pupil
  player athlete: team club ?
  coach: team club ?
  team: league club division ?
  match fixture game: league season tournament competition ?; referee umpire ?; venue stadium pitch court ?
  goal card penalty: match game fixture; player
  lineup: match; player
  training practice: team ?; coach trainer ?
  standing: team; league season
  result race-result: race heat competition match; athlete runner swimmer rider driver player team
  signup sign-up: shift event session class; volunteer participant member ?
  shift: event location ?
  subscription: member customer client subscriber; plan tier magazine newsletter
  membership: member customer; plan club gym
  episode: < season show podcast series
  season: < show series podcast league
  track song: < album ?; artist ?
  album: artist band ?
  download listen play: episode track song video file; listener ?
  article post story: author writer journalist ?; category section ?
  correction erratum: article story
  comment: article post story photo video
  loan: copy book exhibit item object; reader borrower member patron lender museum
  copy: < book film game; branch library ?
  branch: < library company bank
  hold reservation: copy book; reader member patron
  exhibit artwork: room exhibition collection ?
  screening showing: film movie; hall screen
  performance: play show production; venue theatre theater ?
  ticket: event concert match screening performance flight trip; seat ?; customer buyer attendee ?
  seat: < row hall venue theatre theater stadium
  talk: session conference event; speaker
  booth stand: < exhibition fair hall; exhibitor
`)
