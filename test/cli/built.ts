import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, symlinkSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const CACHE = path.join(ROOT, 'node_modules/.cache/siemless-cli')

/**
 * The command line built from the sources as they are, whatever lies in `dist/`: built once for each state of `src/`,
 * into a folder that appears when it is whole, so that tests that run at once cannot disturb each other.
 */
export function builtCli(): string {
  const folder = path.join(CACHE, stateOfSources())
  if (!existsSync(folder)) build(folder)
  return path.join(folder, 'dist/cli/main.js')
}

function stateOfSources(): string {
  const hash = createHash('sha256')
  const entries = readdirSync(path.join(ROOT, 'src'), { withFileTypes: true, recursive: true })
  for (const entry of entries) {
    if (!entry.isFile() || entry.name.endsWith('.test.ts')) continue
    const file = path.join(entry.parentPath, entry.name)
    const { mtimeMs, size } = statSync(file)
    hash.update(`${file} ${mtimeMs} ${size}\n`)
  }
  return hash.digest('hex').slice(0, 16)
}

function build(folder: string): void {
  mkdirSync(CACHE, { recursive: true })
  const others = readdirSync(CACHE).filter((name) => !name.startsWith('new-'))
  const making = path.join(CACHE, `new-${process.pid}`)
  rmSync(making, { recursive: true, force: true })
  mkdirSync(making)
  for (const name of ['package.json', 'content']) symlinkSync(path.join(ROOT, name), path.join(making, name))
  const compiler = path.join(ROOT, 'node_modules/typescript-native/bin/tsc')
  const args = [compiler, '-p', path.join(ROOT, 'tsconfig.build.json'), '--outDir', path.join(making, 'dist')]
  const { stdout } = spawnSync(process.execPath, args, { encoding: 'utf8' })
  // A type error is for `check:types` to report; the command line is made nevertheless.
  if (!existsSync(path.join(making, 'dist/cli/main.js'))) throw new Error(`the sources do not compile:\n${stdout}`)
  try {
    renameSync(making, folder)
  } catch {
    // Another test file was faster with the same.
    rmSync(making, { recursive: true, force: true })
  }
  for (const name of others) rmSync(path.join(CACHE, name), { recursive: true, force: true })
}
