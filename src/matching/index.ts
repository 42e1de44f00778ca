export type { MatchCondition, MatchedRow, Matching, MatchingProgress } from './many.ts'
export { type MatchOptions, matchMany } from './match.ts'
