export { render } from './survey.ts'
