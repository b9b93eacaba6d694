import type { Expected } from './requests.ts'

/** Words that are easily taken for another thing than the one they say. */
export const OTHER_THINGS: readonly Expected[] = [
  {
    asks: 'Nurses record incidents with a severity of minor, moderate or severe',
    intent: 'create',
    things: { Incident: 'severity: minor|moderate|severe = minor' },
    rules: ['nurse create Incident'],
  },
  {
    asks: 'Hikers report defects with a danger level of low, medium or high and a photo',
    intent: 'create',
    things: { Defect: 'danger_level: low|medium|high = low, photo' },
    rules: ['hiker create Defect'],
  },
]
