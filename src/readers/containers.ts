import { randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { gunzip } from './archive/gzip.ts'
import { ArchiveBudget, ArchiveError, type ArchiveLimits } from './archive/limits.ts'
import { readTar } from './archive/tar.ts'
import type { Member, Unfolding } from './archive/unfold.ts'
import { readHead } from './file.ts'
import { isClutter } from './sources.ts'

/** A file that is no container, ready to be read. */
export interface Content {
  /** `archive.zip!member` for a member of an archive. */
  readonly name: string
  readonly path: string
  readonly bytes: number
  /** Keeps a temporary file beyond its turn; returns where it is then. */
  readonly keep: () => Promise<string>
}

export interface ContainerOptions {
  readonly directory: string
  readonly limits?: ArchiveLimits
  readonly signal?: AbortSignal
  /** Told of an archive that was not read to its end, and why. */
  readonly report: (name: string, reason: string) => void
}

/** What a file holds: itself, or the members of an archive, of archives in it and so on. A member lives until the next is asked for. */
export async function* openContainers(file: Omit<Content, 'keep'>, options: ContainerOptions): AsyncGenerator<Content> {
  const unfolding: Unfolding = {
    directory: options.directory,
    budget: new ArchiveBudget(file.bytes, options.limits),
    ...(options.signal === undefined ? {} : { signal: options.signal }),
  }
  yield* unfold({ ...file, keep: async () => file.path }, 0, unfolding, options)
}

async function* unfold(
  file: Content,
  depth: number,
  unfolding: Unfolding,
  options: ContainerOptions,
): AsyncGenerator<Content> {
  const kind = containerKind(await readHead(file.path, 600))
  if (kind === undefined) {
    yield file
    return
  }
  if (kind === 'utf-16le' || kind === 'utf-16be') {
    yield* temporary({ name: '', path: await toUtf8(file.path, kind, unfolding) }, file.name, (content) => [content])
    return
  }
  if (depth >= unfolding.budget.limits.depth) {
    options.report(file.name, `archives are nested more than ${unfolding.budget.limits.depth} deep`)
    return
  }
  try {
    for await (const member of members(kind, file.path, unfolding)) {
      const name = member.name === '' ? file.name : `${file.name}!${printable(member.name)}`
      if ('refused' in member) {
        options.report(name, member.refused)
        continue
      }
      if (member.damage !== undefined) options.report(name, member.damage)
      if (isClutter(member.name)) await rm(member.path, { force: true })
      else yield* temporary(member, name, (content) => unfold(content, depth + 1, unfolding, options))
    }
  } catch (error) {
    if (!(error instanceof ArchiveError)) throw error
    options.report(file.name, error.message)
  }
}

async function* temporary(
  member: Member,
  name: string,
  use: (content: Content) => AsyncIterable<Content> | Iterable<Content>,
): AsyncGenerator<Content> {
  try {
    const { size } = await stat(member.path)
    yield* use({ name, path: member.path, bytes: size, keep: () => keep(member.path) })
  } finally {
    await rm(member.path, { force: true })
  }
}

/** Under another name the file survives the removal of its own. */
async function keep(path: string): Promise<string> {
  const kept = `${path}.kept`
  await rename(path, kept)
  return kept
}

async function* members(
  kind: 'gzip' | 'zip' | 'tar',
  path: string,
  unfolding: Unfolding,
): AsyncGenerator<Member | { readonly refused: string; readonly name: string }> {
  if (kind === 'gzip') yield await gunzip(path, unfolding)
  else if (kind === 'tar') yield* readTar(path, unfolding)
  // Its package takes time to load, and most sources are no archives.
  else yield* (await import('./archive/zip.ts')).readZip(path, unfolding)
}

/** Whether a file that begins so has to be opened to reach its text: an archive, or one in UTF-16. */
export function isContainer(head: Buffer): boolean {
  return containerKind(head) !== undefined
}

/** By its first bytes, whatever its name. */
function containerKind(head: Buffer): 'gzip' | 'zip' | 'tar' | 'utf-16le' | 'utf-16be' | undefined {
  if (head[0] === 0x1f && head[1] === 0x8b) return 'gzip'
  if (head[0] === 0x50 && head[1] === 0x4b && (head[2] === 3 || head[2] === 5) && (head[3] === 4 || head[3] === 6)) {
    return 'zip'
  }
  if (head.toString('latin1', 257, 262) === 'ustar') return 'tar'
  // What PowerShell's redirection and the Event Viewer write.
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  return head[0] === 0xfe && head[1] === 0xff ? 'utf-16be' : undefined
}

async function toUtf8(path: string, encoding: 'utf-16le' | 'utf-16be', unfolding: Unfolding): Promise<string> {
  const result = join(unfolding.directory, randomUUID())
  const decoder = new TextDecoder(encoding)
  const steps = async function* (source: AsyncIterable<Buffer>): AsyncGenerator<string> {
    for await (const block of source) yield decoder.decode(block, { stream: true })
    yield decoder.decode()
  }
  const { signal } = unfolding
  await pipeline(
    createReadStream(path),
    steps,
    createWriteStream(result, { mode: 0o600 }),
    signal === undefined ? {} : { signal },
  )
  return result
}

/** A name from an archive, fit to be shown on one line. */
function printable(name: string): string {
  return name.replace(/[\u0000-\u001f\u007f-\u009f]/g, '\uFFFD').slice(0, 1024)
}
