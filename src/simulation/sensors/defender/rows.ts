import type { Json } from '../../../types/codec.ts'
import type { Activity, FileActivity, Lookup, Process, ScriptBlock } from '../../activity.ts'
import { baseName, hashesOf } from '../../identity.ts'
import type { FileAction } from '../../scenario.ts'
import { accountOf, posixFields } from './identity.ts'
import {
  creationTime,
  elevationType,
  initiatingFields,
  integrity,
  logonId,
  uniqueId,
  versionInfo,
  withoutGaps,
} from './initiating.ts'
import { type DeviceRow, lookupNetworkRows, networkRows } from './network.ts'

type Fields = Readonly<Record<string, Json>>

export const DEFENDER_TABLES = [
  'DeviceProcessEvents',
  'DeviceNetworkEvents',
  'DeviceFileEvents',
  'DeviceEvents',
] as const
export type DefenderTable = (typeof DEFENDER_TABLES)[number]

/**
 * The rows that Defender for Endpoint has of an activity, without what every row has. It tells no end of a process, no
 * reading of files and, on Windows, no working directory.
 */
export function deviceRows(activity: Activity): readonly (DeviceRow & { readonly table: DefenderTable })[] {
  const of = (table: DefenderTable, rows: readonly DeviceRow[]) => rows.map((row) => ({ table, ...row }))
  switch (activity.kind) {
    case 'process-start':
      return of('DeviceProcessEvents', [processRow(activity.process)])
    case 'connection':
      return of('DeviceNetworkEvents', networkRows(activity))
    case 'file':
      return of('DeviceFileEvents', fileRows(activity))
    case 'lookup':
      return [...of('DeviceEvents', lookupRows(activity)), ...of('DeviceNetworkEvents', lookupNetworkRows(activity))]
    case 'script':
      return of('DeviceEvents', scriptRows(activity))
    case 'process-end':
      return []
  }
}

/** https://learn.microsoft.com/defender-xdr/advanced-hunting-deviceprocessevents-table */
function processRow(process: Process): DeviceRow {
  const account = accountOf(process.user, process.host)
  const { parent } = process
  return {
    action: 'ProcessCreated',
    fields: {
      FileName: baseName(process.image),
      FolderPath: process.image,
      SHA1: process.hashes.sha1,
      SHA256: process.hashes.sha256,
      MD5: process.hashes.md5,
      FileSize: process.imageSize,
      ...versionInfo('ProcessVersionInfo', process),
      ProcessId: process.pid,
      ProcessCommandLine: process.commandLine,
      ...integrity('Process', process),
      ProcessTokenElevation: elevationType(process),
      ProcessCreationTime: creationTime(process),
      AccountDomain: account.domain,
      AccountName: account.name,
      AccountSid: account.sid,
      LogonId: logonId(process),
      ...(process.host.os === 'windows' && { CreatedProcessSessionId: process.sessionId }),
      IsProcessRemoteSession: false,
      ProcessUniqueId: uniqueId(process),
      ...initiatingFields(parent),
      ...(parent !== undefined && { InitiatingProcessLogonId: logonId(parent) }),
      ...posix(
        { ...(parent && posixFields('InitiatingProcess', parent)), ...posixFields('Process', process) },
        process,
      ),
    },
  }
}

function posix(fields: Fields, process: Process): Fields {
  return process.host.os === 'windows' ? {} : { AdditionalFields: JSON.stringify(fields) }
}

const FILE_ACTIONS: Readonly<Partial<Record<FileAction, string>>> = {
  create: 'FileCreated',
  modify: 'FileModified',
  delete: 'FileDeleted',
}

/** https://learn.microsoft.com/defender-xdr/advanced-hunting-devicefileevents-table: no reads. */
function fileRows({ action, path, size, hashes, process }: FileActivity): readonly DeviceRow[] {
  const name = FILE_ACTIONS[action]
  if (name === undefined) return []
  const fields = {
    FileName: baseName(path),
    FolderPath: path,
    SHA1: hashes.sha1,
    SHA256: hashes.sha256,
    MD5: hashes.md5,
    FileSize: size,
    ...initiatingFields(process),
    ...posix(posixFields('InitiatingProcess', process), process),
  }
  return [{ action: name, fields }]
}

/** DeviceEvents has an integrity level and an elevation of no one who acts, but the logon session. */
function actingFields(process: Process): Fields {
  const {
    InitiatingProcessIntegrityLevel: _level,
    InitiatingProcessTokenElevation: _elevation,
    ...fields
  } = initiatingFields(process)
  return { ...fields, InitiatingProcessLogonId: logonId(process) }
}

/** Answers to the resolver of Windows; a program that speaks DNS itself shows as a connection only. */
function lookupRows({ by, status, name, type, answers, process }: Lookup): readonly DeviceRow[] {
  if (process.host.os !== 'windows' || by !== 'system' || status === 'TIMEOUT' || status === 'SERVFAIL') return []
  const result = answers.map((answer) => ({ DnsQueryType: type, Result: answer }))
  const additional = { DnsQueryString: name, DnsQueryResult: result }
  const fields = { ...actingFields(process), AdditionalFields: JSON.stringify(additional) }
  return [{ action: 'DnsQueryResponse', fields }]
}

/** The text of a script, by what the antimalware interface hands over, and on Windows the names of its commands. */
function scriptRows({ text, path, commands, process }: ScriptBlock): readonly DeviceRow[] {
  const acting = actingFields(process)
  const content: DeviceRow = {
    action: 'ScriptContent',
    fields: {
      ...acting,
      ...withoutGaps({ FileName: path === undefined ? undefined : baseName(path), FolderPath: path }),
      SHA256: hashesOf(text).sha256,
      AdditionalFields: JSON.stringify({ ScriptContent: text }),
    },
  }
  if (process.host.os !== 'windows') return [content]
  const names = [...new Set(commands.map(({ name }) => name))]
  return [
    content,
    ...names.map((Command) => ({
      action: 'PowerShellCommand',
      fields: { ...acting, AdditionalFields: JSON.stringify({ Command }) },
    })),
  ]
}
