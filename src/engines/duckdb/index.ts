export { openDuckDb } from './engine.ts'
export { printSql } from './print.ts'
export { duckDbType } from './types.ts'
