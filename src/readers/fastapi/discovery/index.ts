export { chooseEntries } from './choose.ts'
export { discoverEntries } from './discover.ts'
export { isHintName } from './hints.ts'
export { searchedText } from './sources.ts'
