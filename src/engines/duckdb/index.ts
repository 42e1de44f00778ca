export { type DuckDbOptions, openDuckDb } from './engine.ts'
export { printSql } from './print.ts'
