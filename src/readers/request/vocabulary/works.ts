import { setOf } from './words.ts'

/** What is known by whoever made it, who is hardly ever there himself. */
export const WORKS = setOf(
  `film movie book novel song album track painting sculpture drawing artwork piece play opera musical concerto symphony score composition poem
  photograph exhibit exhibition print record vinyl cd dvd game boardgame comic paper publication magazine documentary series performance
  screening concert building monument statue edition recording libretto music artefact artifact`,
)
/** Who makes them. */
export const MAKERS = setOf(
  `director author artist composer writer lyricist painter sculptor architect photographer illustrator translator editor producer
  conductor soloist screenwriter choreographer actor actress singer performer musician designer developer publisher narrator arranger engraver printer`,
)
