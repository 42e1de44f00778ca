export type { MatchedRow } from './many.ts'
export { matchMany } from './match.ts'
