import { describe, expect, it } from 'vitest'
import { answered, designRequested, questionsOf } from '../../src/flows/clarify.ts'

const tiesOf = (text: string): readonly string[] =>
  questionsOf(designRequested(text, null)).flatMap(({ id, question }) => (id.startsWith('ties/') ? [question] : []))

const builtWith = (text: string, answers: Readonly<Record<string, string>>): string =>
  answered(designRequested(text, null), answers).blueprint

describe('what hangs together with nothing', () => {
  it('is asked about, with all that hangs together with it', () => {
    expect(tiesOf('film festival: films with country, jurors rate films')).toContain('What does a film belong to?')
  })
  it('is asked of people who are nobody who does something', () => {
    const text = 'ski school with instructors, courses and pupils'
    expect(tiesOf(text)).toContain('How does a pupil hang together with the rest?')
    expect(builtWith(text, { 'ties/Pupil': 'courses' })).toMatch(/Pupil:[^]*courses: many Course/)
    expect(builtWith(text, { 'ties/Pupil': 'one-pupil' })).toMatch(/Course:[^]*pupil: -> Pupil/)
  })
})

describe('people of whom something has several', () => {
  const text = 'school trips with a destination, teachers and pupils'
  it('may be of several themselves', () => {
    expect(tiesOf(text)).toEqual(['How do teachers and pupils hang together with trips?'])
    expect(builtWith(text, {})).not.toMatch(/-> Trip|-> Teacher|-> Pupil/)
    const blueprint = builtWith(text, { 'ties/Teacher.Pupil': 'several-teacher-pupil' })
    expect(blueprint).toMatch(/Trip:[^]*teachers: many Teacher[^]*pupils: many Pupil/)
  })
  it('are there for the one time by what they are called', () => {
    expect(tiesOf('events with a title, participants and a place')).toEqual([])
  })
})

describe('the end of a list', () => {
  const text = 'allotment gardens with plots, tenants and yearly rent'
  it('may be of any of the things before it', () => {
    expect(tiesOf(text)).toEqual(['Of what is “yearly rent”?'])
    const blueprint = builtWith(text, { 'ties/AllotmentGarden.yearly_rent': 'plot' })
    expect(blueprint).toMatch(/ {2}Plot:[^]*yearly_rent/)
    expect(blueprint).not.toMatch(/AllotmentGarden:[^]*yearly_rent[^]*\n {2}Plot:/)
  })
  it('is of what is known to have it, and of what alone has no people', () => {
    expect(tiesOf('recipes with ingredients, cooking time and servings')).toEqual([])
    expect(tiesOf('associations with board members and founding year')).toEqual([])
  })
})

describe('what comes and goes', () => {
  const text = 'dog boarding with dogs and arrival and departure dates'
  it('may come again', () => {
    expect(tiesOf(text)).toEqual(['Does a dog come once, or again and again?'])
    expect(builtWith(text, { 'ties/Dog.stay': 'again' })).toMatch(/Stay:[^]*dog: -> Dog cascade[^]*arrival_date: date/)
  })
  it('is a stay by itself', () => {
    expect(tiesOf('stays with arrival and departure date')).toEqual([])
  })
})
