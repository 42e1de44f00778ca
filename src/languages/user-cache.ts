import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
} from 'node:fs'
import { homedir } from 'node:os'
import { isAbsolute, join } from 'node:path'
import { crc32 } from 'node:zlib'

// What is kept between runs is code and plans: who can write it decides what runs. So it is read only from a directory
// and a file that belong to this user and that nobody else can write. Whatever is wrong with it, it is as if not there.

const CHECKSUM = 4

export function readCached(name: string): Buffer | undefined {
  const directory = cacheDirectory()
  if (directory === undefined) return undefined
  try {
    if (!isOnlyOurs(lstatSync(directory))) return undefined
    const file = openSync(join(directory, name), constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0))
    try {
      if (!isOnlyOurs(fstatSync(file))) return undefined
      const content = readFileSync(file)
      const data = content.subarray(CHECKSUM)
      return content.length > CHECKSUM && content.readUInt32LE(0) === crc32(data) ? data : undefined
    } finally {
      closeSync(file)
    }
  } catch {
    return undefined
  }
}

/** Of the entries whose names begin with `kind`, the newest `keep` stay. */
export function writeCached(kind: string, name: string, data: Buffer, keep: number): void {
  const directory = cacheDirectory()
  if (directory === undefined) return
  const partial = join(directory, `${name}.${process.pid}.partial`)
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 })
    if (!isOnlyOurs(lstatSync(directory))) return
    const checksum = Buffer.alloc(CHECKSUM)
    checksum.writeUInt32LE(crc32(data))
    writeFileSync(partial, Buffer.concat([checksum, data]), { mode: 0o600, flag: 'wx' })
    renameSync(partial, join(directory, name))
    const entries = readdirSync(directory).filter((entry) => entry.startsWith(kind))
    if (entries.length <= keep) return
    const aged = entries.map((entry) => ({ entry, time: statSync(join(directory, entry)).mtimeMs }))
    for (const { entry } of aged.toSorted((a, b) => b.time - a.time).slice(keep)) rmSync(join(directory, entry))
  } catch {
    rmSync(partial, { force: true })
  }
}

/** On Windows the directories of a user are their own by default, and neither owner nor mode says anything. */
function isOnlyOurs(stats: Stats): boolean {
  if (process.getuid === undefined) return true
  return stats.uid === process.getuid() && (stats.mode & 0o022) === 0
}

/** `SIEMLESS_CACHE` names another directory, or says `off`. */
function cacheDirectory(): string | undefined {
  const given = process.env['SIEMLESS_CACHE']
  if (given !== undefined && given !== '') return given === 'off' ? undefined : given
  const base = platformCache()
  return isAbsolute(base) ? join(base, 'siemless') : undefined
}

function platformCache(): string {
  if (process.platform === 'win32') return process.env['LOCALAPPDATA'] ?? ''
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches')
  return process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache')
}
