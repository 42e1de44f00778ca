import { createReadStream } from 'node:fs'
import { constants, createGunzip } from 'node:zlib'
import { ArchiveError } from './limits.ts'
import { keepStream, type Member, type Unfolding } from './unfold.ts'

/** The content of a gzip file; of one that was cut off or damaged, what could be read. */
export async function gunzip(path: string, unfolding: Unfolding): Promise<Member> {
  try {
    return { name: '', path: await keepStream(createReadStream(path), [createGunzip()], unfolding) }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (!code.startsWith('Z_')) throw error
    const lenient = createGunzip({ finishFlush: constants.Z_SYNC_FLUSH })
    try {
      const kept = await keepStream(createReadStream(path), [lenient], unfolding)
      return { name: '', path: kept, damage: 'the gzip data is cut off' }
    } catch (again) {
      if (again instanceof ArchiveError) throw again
      throw new ArchiveError(`the gzip data is damaged (${again instanceof Error ? again.message : String(again)})`)
    }
  }
}
