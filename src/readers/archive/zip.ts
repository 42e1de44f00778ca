import { randomUUID } from 'node:crypto'
import { copyFile, stat, truncate } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import yauzl from 'yauzl'
import { ArchiveError } from './limits.ts'
import { keepStream, type Member, type Unfolding } from './unfold.ts'

/** The files of a zip archive. Names are only shown, so that `../` in them is harmless. */
export async function* readZip(
  path: string,
  unfolding: Unfolding,
): AsyncGenerator<Member | { readonly refused: string; readonly name: string }> {
  const archive = await openMended(path, unfolding)
  try {
    for (;;) {
      unfolding.signal?.throwIfAborted()
      const entry = await nextEntry(archive)
      if (entry === undefined) return
      unfolding.budget.entry()
      const name = entryName(entry)
      if (name.endsWith('/')) continue
      if (entry.isEncrypted()) {
        yield { name, refused: 'it is encrypted' }
        continue
      }
      try {
        yield { name, path: await keepStream(await openEntry(archive, entry), [], unfolding) }
      } catch (error) {
        if (error instanceof ArchiveError || unfolding.signal?.aborted === true) throw error
        yield { name, refused: error instanceof Error ? error.message : String(error) }
      }
    }
  } finally {
    archive.close()
  }
}

// `Expected` is how many bytes follow, `Found` how many the comment claims.
const WRONG_COMMENT = /Invalid comment length. Expected: (\d{1,5}). Found: (\d{1,5})/

/** Opens the archive; one whose comment is not as long as it says, which costs no data, is read from a mended copy. */
async function openMended(path: string, unfolding: Unfolding): Promise<yauzl.ZipFile> {
  try {
    return await openZip(path)
  } catch (error) {
    const wrong = error instanceof ArchiveError ? WRONG_COMMENT.exec(error.message) : null
    const missing = Number(wrong?.[2]) - Number(wrong?.[1])
    if (Number.isNaN(missing)) throw error
    const copy = join(unfolding.directory, randomUUID())
    await copyFile(path, copy)
    await truncate(copy, (await stat(path)).size + missing)
    return openZip(copy)
  }
}

function openZip(path: string): Promise<yauzl.ZipFile> {
  return new Promise((resolve, reject) => {
    // Names are decoded here: yauzl gives up on a whole archive for one name with `..` in it.
    yauzl.open(path, { lazyEntries: true, autoClose: false, decodeStrings: false }, (error, archive) => {
      if (error === null) resolve(archive)
      else reject(new ArchiveError(error.message))
    })
  })
}

function nextEntry(archive: yauzl.ZipFile): Promise<yauzl.Entry | undefined> {
  return new Promise((resolve, reject) => {
    const done = (settle: () => void): void => {
      archive.removeAllListeners()
      settle()
    }
    archive.once('entry', (entry: yauzl.Entry) => done(() => resolve(entry)))
    archive.once('end', () => done(() => resolve(undefined)))
    archive.once('error', (error: Error) => done(() => reject(new ArchiveError(error.message))))
    if (archive.entriesRead === archive.entryCount) done(() => resolve(undefined))
    else archive.readEntry()
  })
}

function openEntry(archive: yauzl.ZipFile, entry: yauzl.Entry): Promise<Readable> {
  return new Promise((resolve, reject) => {
    archive.openReadStream(entry, (error, stream) => {
      if (error === null) resolve(stream)
      else reject(error)
    })
  })
}

function entryName(entry: yauzl.Entry): string {
  // With `decodeStrings: false` the name is bytes, whatever the type says.
  const name: unknown = entry.fileName
  return Buffer.isBuffer(name) ? name.toString('utf8') : String(name)
}
