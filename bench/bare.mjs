// What DuckDB alone takes: the job's statements in a fresh process, up to the first row.
import { readFileSync } from 'node:fs'
import { DuckDBInstance } from '@duckdb/node-api'

const { load, sql } = JSON.parse(readFileSync(process.argv[2], 'utf8'))
const instance = await DuckDBInstance.create(':memory:')
const connection = await instance.connect()
for (const statement of load) await connection.run(statement)
const chunk = await (await connection.stream(sql)).fetchChunk()
process.stdout.write(`${JSON.stringify(chunk?.getRows()[0]?.map(String) ?? null)}\n`)
connection.closeSync()
