import { baseName } from '../identity.ts'
import { printCommandLine, type Word } from './command-line.ts'
import { type Actor, type Family, type Look, startedByPowerShell } from './look.ts'

const WINDOWS_COPIES: readonly string[] = [
  'C:\\Users\\Public\\svchost32.exe',
  'C:\\ProgramData\\update.exe',
  'C:\\Windows\\Temp\\tmp4F2A.exe',
  'C:\\Users\\Public\\Libraries\\OneDriveHelper.exe',
]
const UNIX_COPIES: readonly string[] = [
  '/tmp/.cache-sync',
  '/dev/shm/kworker',
  '/var/tmp/logrotated',
  '/usr/local/bin/sysupd',
]

/**
 * A copy of the program under another name and path. The file is the same, so that its digests and its version resource
 * stay; what starts it names the copy, by its path or by its name from its directory.
 */
export const renamed: Family = (actor) =>
  (actor.os === 'windows' ? WINDOWS_COPIES : UNIX_COPIES).map((copy, index) => asCopy(actor, copy, index % 2 === 1))

function asCopy(actor: Actor, image: string, isBare: boolean): Look {
  const { process, command } = actor
  const [program, ...rest] = command.words
  const name = baseName(image)
  const directory = image.slice(0, -name.length)
  const raw = startedByPowerShell(actor)
    ? `"${image}"`
    : isBare
      ? `${actor.os === 'windows' ? '' : './'}${name}`
      : image
  const words: readonly Word[] = [{ gap: program?.gap ?? '', raw, value: raw }, ...rest]
  return {
    title: `${baseName(process.image)} as ${image}`,
    process: {
      ...process,
      image,
      copyOf: process.copyOf ?? baseName(process.image),
      commandLine: printCommandLine({ words, tail: command.tail }),
      ...(isBare ? { workingDirectory: actor.os === 'windows' ? directory : directory.slice(0, -1) } : {}),
    },
  }
}
