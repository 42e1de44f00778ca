// The last step of a build: the command is executable, and the build has an identity.
import { createHash } from 'node:crypto'
import { chmodSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'

const dist = new URL('../dist/', import.meta.url)
const main = new URL('cli/main.js', dist)
if (existsSync(main)) chmodSync(main, 0o755)

// Plans that this build compiled are kept under this name: another build may compile them otherwise.
const hash = createHash('sha256')
for (const file of readdirSync(dist, { recursive: true }).toSorted()) {
  if (file.endsWith('.js')) hash.update(file).update(readFileSync(new URL(file.replaceAll('\\', '/'), dist)))
}
writeFileSync(new URL('build-id', dist), hash.digest('hex'))
