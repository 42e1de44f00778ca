import { createRequire } from 'node:module'

const requireOf = createRequire(import.meta.url)

// `import` would first scan the package's many CommonJS files for exports, a third of the time that it takes to load.
// The package's types are those of what its main file exports.
export const duckdb = requireOf('@duckdb/node-api') as typeof import('@duckdb/node-api')

// The package's own decoder drops a byte order mark at the start of a text.
const texts: { textDecoder: unknown } = requireOf('@duckdb/node-api/lib/vectors/dataAccessors')
texts.textDecoder = new TextDecoder('utf-8', { ignoreBOM: true })
