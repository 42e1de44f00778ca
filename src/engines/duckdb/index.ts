export { openDuckDb } from './engine.ts'
export { jsonLinesToParquet } from './parquet.ts'
export { printSql } from './print.ts'
export { duckDbType } from './types.ts'
