// `npm install` records optional packages only for the platforms it could resolve, and `npm ci` refuses such a lock file
// (https://github.com/npm/cli/issues/4828). Run this after adding a dependency: it adds the entries of the other platforms.
import { readFileSync, writeFileSync } from 'node:fs'

const SYSTEMS = ['android', 'darwin', 'linux', 'win32', 'freebsd', 'openbsd', 'netbsd', 'sunos', 'aix', 'openharmony']
const PROCESSORS = ['arm64', 'x64', 'ia32', 'riscv64', 's390x', 'ppc64', 'loong64', 'mips64el', 'wasm32', 'arm']

const file = new URL('../package-lock.json', import.meta.url)
const lock = JSON.parse(readFileSync(file, 'utf8'))
const added = []

for (const [path, entry] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    if (`node_modules/${name}` in lock.packages || `${path}/node_modules/${name}` in lock.packages) continue
    const words = name.split('/').at(-1).split(/[-_]/)
    const system = SYSTEMS.find((s) => words.includes(s))
    const processor = PROCESSORS.find((p) => words.includes(p))
    lock.packages[`node_modules/${name}`] = {
      version: version.replace(/^[~^]/, ''),
      ...(processor === undefined ? {} : { cpu: [processor] }),
      ...(entry.dev === true ? { dev: true } : {}),
      ...(words.includes('musl') ? { libc: ['musl'] } : {}),
      optional: true,
      ...(system === undefined ? {} : { os: [system] }),
    }
    added.push(name)
  }
}

const { '': root, ...others } = lock.packages
const sorted = Object.entries(others).toSorted(([a], [b]) => (a < b ? -1 : 1))
lock.packages = Object.fromEntries([['', root], ...sorted])
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`)
console.log(`${added.length} entries added`)
