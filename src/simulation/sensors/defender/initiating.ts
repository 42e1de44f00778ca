import type { Json } from '../../../types/codec.ts'
import type { Process } from '../../activity.ts'
import { baseName, isWindows } from '../../identity.ts'
import { elevationOf, INTEGRITY_WORDS } from '../../windows/values.ts'
import { accountOf, timestamp } from './identity.ts'

type Fields = Readonly<Record<string, Json>>

export function creationTime(process: Process): string {
  return timestamp(process.startedAt, Number.parseInt(process.guid.slice(0, 6), 16))
}

/** A POSIX process has none. */
export function elevationType(process: Process): string {
  return isWindows(process) ? `TokenElevationType${elevationOf(process)}` : 'None'
}

/** A process is known by its start key on Windows, by none elsewhere. */
export function uniqueId(process: Process): string {
  return isWindows(process) ? String(process.longId) : '0'
}

/** What the version resource says; the version is the product's, without the words that the file's has after it. */
export function versionInfo(prefix: string, { version }: Process): Fields {
  return withoutGaps({
    [`${prefix}CompanyName`]: version.company,
    [`${prefix}ProductName`]: version.product,
    [`${prefix}ProductVersion`]: version.fileVersion?.split(' ')[0],
    [`${prefix}OriginalFileName`]: version.originalFileName,
    [`${prefix}FileDescription`]: version.description,
  })
}

export function withoutGaps(fields: Readonly<Record<string, Json | undefined>>): Fields {
  const found: Record<string, Json> = {}
  for (const [name, value] of Object.entries(fields)) if (value !== undefined) found[name] = value
  return found
}

/**
 * The full record of who acts, which Defender writes on every row: the path is in lower case and holds the file's name;
 * the name is so only on POSIX systems.
 */
export function initiatingFields(process: Process | undefined): Fields {
  if (process === undefined) return {}
  const known = INITIATING.get(process)
  if (known !== undefined) return known
  const fields = allInitiatingFields(process)
  INITIATING.set(process, fields)
  return fields
}

/** A process acts many times, always as the same one. */
const INITIATING = new WeakMap<Process, Fields>()

function allInitiatingFields(process: Process): Fields {
  const account = accountOf(process.user, process.host)
  const name = baseName(process.image)
  const { parent } = process
  return {
    InitiatingProcessAccountDomain: account.domain,
    InitiatingProcessAccountName: account.name,
    InitiatingProcessAccountSid: account.sid,
    ...integrity('InitiatingProcess', process),
    InitiatingProcessTokenElevation: elevationType(process),
    InitiatingProcessSHA1: process.hashes.sha1,
    InitiatingProcessSHA256: process.hashes.sha256,
    InitiatingProcessMD5: process.hashes.md5,
    InitiatingProcessFileName: isWindows(process) ? name : name.toLowerCase(),
    InitiatingProcessFileSize: process.imageSize,
    ...versionInfo('InitiatingProcessVersionInfo', process),
    InitiatingProcessId: process.pid,
    InitiatingProcessCommandLine: process.commandLine,
    InitiatingProcessCreationTime: creationTime(process),
    InitiatingProcessFolderPath: process.image.toLowerCase(),
    ...(parent !== undefined && {
      InitiatingProcessParentId: parent.pid,
      InitiatingProcessParentFileName: baseName(parent.image),
      InitiatingProcessParentCreationTime: creationTime(parent),
    }),
    ...(isWindows(process) && { InitiatingProcessSessionId: process.sessionId }),
    IsInitiatingProcessRemoteSession: false,
    InitiatingProcessUniqueId: uniqueId(process),
  }
}

export function integrity(prefix: string, process: Process): Fields {
  return isWindows(process) ? { [`${prefix}IntegrityLevel`]: INTEGRITY_WORDS[process.integrity] } : {}
}

/** Windows numbers logon sessions; elsewhere it is 0. */
export function logonId(process: Process): number {
  return isWindows(process) ? process.logonId : 0
}
