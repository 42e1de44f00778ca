import { rmSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { EngineFailure } from '../plan/engine.ts'

const inUse = new Set<string>()

/** Makes a directory for temporary files; should the process end before it is removed, it goes with the process. */
export async function makeTemporary(): Promise<string> {
  const parent = tmpdir()
  try {
    const directory = await mkdtemp(path.join(parent, 'siemless-'))
    if (inUse.size === 0) process.on('exit', removeAll)
    inUse.add(directory)
    return directory
  } catch (error) {
    const reason = error instanceof Error ? error.message.replace(/, mkdtemp .*$/, '') : String(error)
    throw new EngineFailure('disk-full', `no temporary files can be made in \`${parent}\`: ${reason}`)
  }
}

export async function removeTemporary(directory: string): Promise<void> {
  await rm(directory, { recursive: true, force: true })
  inUse.delete(directory)
  if (inUse.size === 0) process.off('exit', removeAll)
}

function removeAll(): void {
  for (const directory of inUse) rmSync(directory, { recursive: true, force: true })
}
