import { apply, type Formula, field } from '../../plan/formula.ts'
import { asLong, first, hashOf, lower, text } from '../formulas.ts'

type Columns = Readonly<Record<string, Formula>>

/**
 * On every row. Defender writes device names in lower case. `DeviceId` is Defender's own where the event has one, else
 * an invented one: the SHA-1 of the name, which has its shape.
 */
export const DEVICE: Columns = {
  Timestamp: field('time'),
  DeviceId: first(field('device.uid'), apply('hash.sha1', lower(field('device.hostname')))),
  DeviceName: lower(field('device.hostname')),
  ReportId: asLong(field('metadata.uid')),
}

/** Who acts: full on every row that Defender writes. */
export const INITIATING: Columns = {
  InitiatingProcessAccountDomain: lower(field('actor.user.domain')),
  InitiatingProcessAccountName: lower(field('actor.user.name')),
  InitiatingProcessAccountSid: field('actor.user.uid'),
  InitiatingProcessSHA1: hashOf('actor.process.file.hashes', 'SHA1'),
  InitiatingProcessSHA256: hashOf('actor.process.file.hashes', 'SHA256'),
  InitiatingProcessMD5: hashOf('actor.process.file.hashes', 'MD5'),
  InitiatingProcessFileName: field('actor.process.file.name'),
  InitiatingProcessFolderPath: lower(field('actor.process.file.path')),
  InitiatingProcessId: field('actor.process.pid'),
  InitiatingProcessCommandLine: field('actor.process.cmd_line'),
  InitiatingProcessCreationTime: field('actor.process.created_time'),
  InitiatingProcessIntegrityLevel: field('actor.process.integrity'),
  InitiatingProcessVersionInfoOriginalFileName: field('actor.process.file.internal_name'),
  InitiatingProcessParentFileName: field('actor.process.parent_process.file.name'),
  InitiatingProcessParentId: field('actor.process.parent_process.pid'),
  InitiatingProcessParentCreationTime: field('actor.process.parent_process.created_time'),
  InitiatingProcessUniqueId: field('actor.process.uid'),
}

/** A process that is made, opened or injected into. */
export const PROCESS: Columns = {
  FileName: field('process.file.name'),
  FolderPath: field('process.file.path'),
  SHA1: hashOf('process.file.hashes', 'SHA1'),
  SHA256: hashOf('process.file.hashes', 'SHA256'),
  MD5: hashOf('process.file.hashes', 'MD5'),
  ProcessId: field('process.pid'),
  ProcessCommandLine: field('process.cmd_line'),
  ProcessCreationTime: field('process.created_time'),
}

export const fileColumns = (file: string): Columns => ({
  FileName: field(`${file}.name`),
  FolderPath: field(`${file}.path`),
  SHA1: hashOf(`${file}.hashes`, 'SHA1'),
  SHA256: hashOf(`${file}.hashes`, 'SHA256'),
  MD5: hashOf(`${file}.hashes`, 'MD5'),
})

export const action = (type: string): Columns => ({ ActionType: text(type) })

/** Which Windows event it was, or would have been. */
export const EVENT_CODE = field('metadata.event_code')
