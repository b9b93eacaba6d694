export { type ChosenEntries, chooseEntries } from './choose.ts'
export { type DiscoveredEntry, discoverEntries } from './discover.ts'
export { isHintName } from './hints.ts'
