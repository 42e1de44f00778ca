import fc from 'fast-check'

// The same run tests the same cases; `npm run fuzz` tries others.
if (process.env['FUZZ'] === undefined) fc.configureGlobal({ seed: 1048 })
