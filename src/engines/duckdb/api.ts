import { createRequire } from 'node:module'

// `import` would first scan the package's many CommonJS files for exports, a third of the time that it takes to load.
// The package's types are those of what its main file exports.
export const duckdb = createRequire(import.meta.url)('@duckdb/node-api') as typeof import('@duckdb/node-api')
